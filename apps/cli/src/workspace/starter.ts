/** The files that `reckoner init` writes: one source, one rule set, one flow, with a test and an input to run. */
export const STARTER: ReadonlyMap<string, string> = new Map([
  [
    'reckoner.yaml',
    `name: my-workspace
language: 1
defaults: { timezone: Europe/Berlin, currency: EUR }
`,
  ],
  [
    'mappings/demo/demo.connection.yaml',
    `title: A time-tracking system and a billing system in one, to begin with
system: demo
direction: both
class: K2
operations:
  upsert-line: { method: PUT, body: demo/billing-line, external-reference: externalId }
`,
  ],
  [
    'mappings/demo/time-entry.schema.yaml',
    `title: A time entry as the source sends it
type: object
required: [id, person, project, date, hours, approved]
properties:
  id: { type: string }
  person: { type: string, role: resource, sensitive: true }
  project: { type: string, role: project }
  date: { type: string, format: date, role: date }
  hours: { type: number, minimum: 0, maximum: 24, role: quantity }
  approved: { type: boolean }
`,
  ],
  [
    'mappings/demo/billing-line.schema.yaml',
    `title: A line that the billing system takes
type: object
additionalProperties: false
required: [externalId, project, date, quantity, amount, currency]
properties:
  externalId: { type: string }
  project: { type: string, role: project }
  date: { type: string, format: date, role: date }
  quantity: { type: number, role: quantity }
  amount: { type: number, role: amount }
  currency: { type: string, role: currency }
`,
  ],
  [
    'mappings/demo/billing-line.mapping.yaml',
    `title: Time entry to billing line
from: { entry: demo/time-entry, rate: demo/rate }
to: demo/billing-line
fields:
  externalId: = "demo:" & entry.id
  project: = entry.project
  date: = entry.date
  quantity: = entry.hours
  amount:
    value: = round(entry.hours * rate.amount, 2, "half-up")
    note: The billing system rounds half up.
  currency: = rate.currency
`,
  ],
  [
    'mappings/demo/rate.schema.yaml',
    `title: What an hour on a project costs
type: object
required: [project, amount, currency]
properties:
  project: { type: string }
  amount: { type: number }
  currency: { type: string }
  validFrom: { type: string, format: date }
  validTo: { type: string, format: date }
`,
  ],
  [
    'rules/rates.reference.yaml',
    `title: Hourly rates by project
rows: release
key: [project]
row: demo/rate
dated: { from: validFrom, to: validTo }
`,
  ],
  [
    'rules/rates.csv',
    'project,amount,currency,validFrom,validTo\nP-1,120,EUR,2026-01-01,2026-06-30\nP-1,125.50,EUR,2026-07-01,\nP-2,98,EUR,2026-01-01,\n',
  ],
  [
    'rules/eligibility.rules.yaml',
    `title: May this time entry be billed?
input: { entry: demo/time-entry }
rules:
  - id: approved
    when: = not entry.approved
    then: { outcome: hold, reason: NOT_APPROVED }
    say: Entry {entry.id} is not approved.
  - id: some-time
    when: = entry.hours == 0
    then: { outcome: exclude, reason: NO_TIME }
    say: Entry {entry.id} has no hours.
otherwise: { outcome: accept }
`,
  ],
  [
    'rules/reasons.reasons.yaml',
    `title: Why time is not billed
reasons:
  NOT_APPROVED: { title: The entry is not approved, owner: project-managers, remedy: Approve the entry., service-level: P5D }
  NO_TIME: { title: The entry has no hours, owner: nobody, remedy: Nothing is to be done. }
  NO_RATE: { title: The project has no rate on that day, owner: finance, remedy: Add a rate for the project., service-level: P2D }
`,
  ],
  [
    'rules/eligibility.test.yaml',
    `of: rules eligibility
cases:
  - name: approved time is billed
    given: { entry: { $sample: demo/entry } }
    expect: { outcome: accept }
  - name: time that is not approved waits
    given: { entry: { $sample: demo/entry, approved: false } }
    expect: { outcome: hold, reason: NOT_APPROVED, owner: project-managers }
  - name: no hours, nothing to bill
    given: { entry: { $sample: demo/entry, hours: 0 } }
    expect: { outcome: exclude, reason: NO_TIME }
`,
  ],
  [
    'mappings/demo/entry.sample.json',
    '{ "id": "1", "person": "Ada", "project": "P-1", "date": "2026-11-02", "hours": 7.5, "approved": true }\n',
  ],
  [
    'flows/time.flow.yaml',
    `title: Time to billing
on: { source: demo, type: time-entry, key: [= data.id] }
subject: = data
steps:
  - validate: { schema: demo/time-entry, of: = data }
  - decide:   { with: eligibility, given: { entry: = data } }
  - enrich:   { from: rates, key: [= data.project], at: = data.date, as: rate, missing: hold NO_RATE }
  - map:      { with: demo/billing-line, given: { entry: = data }, as: line }
  - deliver:  { to: demo, operation: upsert-line, body: = line, key: [= data.id], correct: upsert }
`,
  ],
  [
    'flows/time.test.yaml',
    `of: flow time
cases:
  - name: the rate of the day counts
    given: { data: { $sample: demo/entry, date: 2026-06-30 } }
    expect: { outcome: accepted, deliveries: [{ to: demo, body: { amount: 900 } }] }
  - name: from July the new rate
    given: { data: { $sample: demo/entry, date: 2026-07-01 } }
    expect: { outcome: accepted, deliveries: [{ body: { amount: 941.25 } }] }
  - name: a project without a rate waits
    given: { data: { $sample: demo/entry, project: P-9 } }
    expect: { outcome: held, reason: NO_RATE, owner: finance }
`,
  ],
  [
    'examples/time.ndjson',
    `{"id":"1","person":"Ada","project":"P-1","date":"2026-11-02","hours":7.5,"approved":true}
{"id":"2","person":"Ben","project":"P-2","date":"2026-11-02","hours":3.25,"approved":false}
{"id":"3","person":"Cleo","project":"P-9","date":"2026-11-03","hours":6,"approved":true}
`,
  ],
]);
