/** How a target is protected, and how a newer revision reaches it. */
export type SendingClass = 'K0' | 'K1' | 'K2' | 'K3';
export type Correct = 'upsert' | 'reverse' | 'never';

/** What is decided of an entry, whatever the target. */
const DECISIONS: Readonly<Record<string, string>> = {
  'mappings/psa/entry.schema.yaml': `title: Entry
type: object
required: [id, rev, hours]
properties:
  id: { type: string }
  rev: { type: integer }
  hours: { type: number }
  status: { type: string }
  period: { type: string }
  note: { type: string }
`,
  'rules/periods.reference.yaml': `title: Periods
rows: environment
key: [period]
row:
  type: object
  required: [period, status]
  properties: { period: { type: string }, status: { type: string }, postsTo: { type: string } }
`,
  'rules/reasons.reasons.yaml': `title: Reasons
reasons:
  NOT_APPROVED: { title: Not approved, owner: managers, service-level: P1D, remedy: Approve it. }
  WITHDRAWN: { title: Withdrawn, owner: managers, remedy: Nothing. }
  DELETED: { title: Deleted at the source, owner: managers, remedy: Nothing. }
  PERIOD_CLOSED: { title: The period is closed, owner: finance, service-level: P1D, remedy: Open it., posted: stays }
`,
  'rules/eligible.rules.yaml': `title: Does it stand?
input: { type: { type: string }, status: { type: string } }
rules:
  - { id: deleted, when: = type == "entry.deleted", then: { outcome: exclude, reason: DELETED } }
  - { id: draft, when: = status == "draft", then: { outcome: hold, reason: NOT_APPROVED } }
  - { id: withdrawn, when: = status == "withdrawn", then: { outcome: reject, reason: WITHDRAWN } }
otherwise: { outcome: accept }
`,
  'rules/books.rules.yaml': `title: Is there a period to post to?
input: { status: { type: string } }
rules:
  - { id: closed, when: = status == "closed", then: { outcome: hold, reason: PERIOD_CLOSED } }
otherwise: { outcome: accept }
`,
};

/** Entries of a PSA become lines in an ERP; those of a closed period wait, or go to the period that the table names. */
export function correctionsWorkspace(sendingClass: SendingClass, correct: Correct): Record<string, string> {
  const operation = { upsert: 'upsert', reverse: 'book', never: 'tell' }[correct];
  const declared = correct === 'reverse' ? '{ reverse-with: unbook }' : correct;
  return {
    'reckoner.yaml': 'name: corrections\nlanguage: 1\n',
    'mappings/psa/psa.connection.yaml': 'title: PSA\nsystem: psa\ndirection: source\n',
    'mappings/erp/erp.connection.yaml': `title: ERP
system: erp
direction: target
class: K2
errors: { code: [code], message: [message] }
operations:
  upsert: { method: PUT, path: "/upsert/{body.id}", reference: id${sendingClass === 'K2' ? ', class: K2' : protection(sendingClass)} }
  book: { path: /book, reference: id${protection(sendingClass)} }
  tell: { path: /tell${protection(sendingClass)} }
  unbook: { method: DELETE, path: "/unbook/{reference}", answers: [{ status: '404', means: done }] }
`,
    ...DECISIONS,
    'flows/entries.flow.yaml': `title: Entries
on: { source: psa, type: [entry, entry.deleted], key: [ = data.id ], revision: = data.rev }
steps:
  - validate: { schema: psa/entry, of: = data }
  - decide: { with: eligible, given: { type: = event.type, status: '= coalesce(data.status, "approved")' } }
  - enrich: { from: periods, key: [ '= coalesce(data.period, "2026-10")' ], as: period, missing: hold PERIOD_CLOSED }
  - decide: { with: books, given: { status: '= if(period.postsTo != null, "open", period.status)' } }
  - let: { value: '= { id: data.id, hours: data.hours, period: coalesce(period.postsTo, period.period) }', as: body }
  - deliver: { to: erp, operation: ${operation}, body: = body, key: [ = data.id ], correct: ${declared} }
`,
  };
}

function protection(sendingClass: SendingClass): string {
  const look =
    ', external-reference: mark, look-up: { path: /lines, query: { ref: "{key}" }, rows: items, reference: id }';
  const key = ', idempotency-key: { header: Idempotency-Key }';
  return `, class: ${sendingClass}${{ K0: '', K1: look, K2: ', external-reference: ref', K3: key }[sendingClass]}`;
}
