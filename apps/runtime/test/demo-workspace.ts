/** A small workspace: entries of a person on a project become lines in a billing system and cost in another. */
export const DEMO: Readonly<Record<string, string>> = {
  'reckoner.yaml': 'name: demo\nlanguage: 1\n',
  'mappings/demo/demo.connection.yaml': `title: Demo
system: demo
direction: both
class: K2
operations:
  put: { method: PUT, path: "/lines/{key}", external-reference: id }
  book: { method: POST, path: /book, class: K3, idempotency-key: { header: Idempotency-Key } }
  unbook: { method: POST, path: /unbook, class: K3, idempotency-key: { header: Idempotency-Key } }
  tell: { method: POST, path: /tell, class: K3, idempotency-key: { header: Idempotency-Key } }
`,
  'mappings/demo/entry.schema.yaml': `title: Entry
type: object
required: [id, rev, person, project, hours, status]
properties:
  id: { type: string }
  rev: { type: integer }
  person: { type: string, role: resource }
  project: { type: string, role: project }
  hours: { type: number, role: quantity }
  status: { type: string }
  cost: { type: boolean }
`,
  'mappings/demo/line.schema.yaml': `title: Line
type: object
required: [id, project, hours, amount, currency]
properties:
  id: { type: string }
  project: { type: string, role: project }
  entity: { type: string, role: legal-entity }
  hours: { type: number, role: quantity }
  amount: { type: number, role: amount }
  currency: { type: string, role: currency }
`,
  'mappings/demo/project.schema.yaml': `title: Project
type: object
required: [code, status, rate]
properties:
  code: { type: string }
  status: { type: string }
  rate: { type: number }
  entity: { type: string }
`,
  'mappings/demo/line.mapping.yaml': `title: Line
from: { entry: demo/entry, project: demo/project, hours: { type: number }, kind: { type: string } }
to: demo/line
fields:
  id: = entry.id & "/" & kind
  project: = entry.project
  entity: = project.entity
  hours: = hours
  amount: = hours * project.rate
  currency: EUR
`,
  'rules/demo/projects.reference.yaml': `title: Projects
rows: environment
key: [code]
row: demo/project
`,
  'rules/demo/eligible.rules.yaml': `title: May it be billed?
input: { entry: demo/entry, project: demo/project }
strategy: first
rules:
  - id: approved
    when: = entry.status != "approved"
    then: { outcome: hold, reason: NOT_APPROVED, deadline: P2D }
  - id: open
    when: = project.status == "closed"
    then: { outcome: reject, reason: PROJECT_CLOSED, owner: project-managers }
    say: Project {project.code} is closed.
otherwise: { outcome: accept }
`,
  'rules/demo/week.balance.yaml': `title: Hours of a person
key: { person: string }
input: {}
limit: 40
`,
  'rules/demo/over.rules.yaml': `title: Is there any left?
input: { over: { type: number } }
strategy: first
rules:
  - id: over
    when: = over > 30
    then: { outcome: hold, reason: TOO_MUCH }
otherwise: { outcome: accept }
`,
  'rules/reasons.reasons.yaml': `title: Reasons
reasons:
  NOT_APPROVED: { title: Not approved yet, owner: project-managers, remedy: Approve it. }
  PROJECT_CLOSED: { title: The project is closed, owner: project-managers, remedy: Reopen it. }
  PROJECT_UNKNOWN: { title: The project is not known, owner: project-managers, service-level: P1D, remedy: Import it. }
  TOO_MUCH: { title: Too many hours, owner: project-managers, remedy: Ask for more. }
`,
  'flows/demo.flow.yaml': `title: Entries to lines and cost
on: { source: demo, type: entry, key: [ = data.id ], revision: = data.rev }
subject: = entry
steps:
  - validate: { schema: demo/entry, of: = data }
  - let: { value: = data, as: entry }
  - enrich: { from: projects, key: [ = data.project ], as: project, missing: hold PROJECT_UNKNOWN }
  - purpose: cost
    steps:
      - deliver: { to: demo, operation: book, body: = data, key: [ = data.id ], correct: { reverse-with: unbook } }
    when: = data.cost == true
  - purpose: billing
    steps:
      - decide: { with: eligible, as: eligible }
      - draw: { from: week, key: [ = data.person ], amount: = data.hours, as: week }
      - decide: { with: over, given: { over: = week.over } }
      - split: { each: { standard: = week.granted, overtime: = week.over }, as: part }
        steps:
          - map: { with: line, given: { hours: = part.value, kind: = part.key }, as: line }
          - deliver: { to: demo, operation: put, body: = line, key: [ = data.id, = part.key ], correct: upsert }
  - on: [rejected, held]
    steps:
      - deliver: { to: demo, operation: tell, body: = reason, key: [ = data.id ], correct: never }
`,
};

/** Data of an entry. */
export function entry(id: string, rev: number, rest: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { id, rev, person: 'p-1', project: 'P-1', hours: 8, status: 'approved', cost: true, ...rest };
}

/** The row of an open project. */
export const OPEN = { key: 'P-1', body: { code: 'P-1', status: 'open', rate: 100, entity: 'DE01' } };
export const CLOSED = { key: 'P-1', body: { code: 'P-1', status: 'closed', rate: 100, entity: 'DE01' } };
