/** A whole flow: validate, map, enrich twice, decide eligibility and the multiplier, map, route, deliver. */

const SCHEMAS = {
  'mappings/bench/time-entry.schema.yaml': `
title: Time entry of the source
type: object
properties:
  id: { type: integer, minimum: 1 }
  spent_date: { type: string, format: date }
  user: { type: object, properties: { id: { type: string, minLength: 1 }, name: { type: string } }, required: [id, name] }
  project: { type: object, properties: { code: { type: string, minLength: 1 }, name: { type: string } }, required: [code, name] }
  task: { type: object, properties: { name: { type: string } }, required: [name] }
  rounded_hours: { type: number, scale: 2, minimum: 0, maximum: 24 }
  notes: { type: [string, 'null'], maxLength: 2000 }
  billable: { type: boolean }
  overtime: { type: boolean }
  approval_status: { enum: [approved, submitted, unsubmitted] }
  updated_at: { type: string }
required: [id, spent_date, user, project, task, rounded_hours, billable, overtime, approval_status, updated_at]
`,
  'mappings/bench/entry.schema.yaml': `
title: Time entry
type: object
additionalProperties: false
properties:
  sourceId: { type: string }
  employee: { type: object, properties: { id: { type: string }, name: { type: string } }, required: [id, name], additionalProperties: false }
  workDate: { type: string, format: date }
  projectCode: { type: string }
  task: { type: string }
  hours: { type: number, scale: 2, minimum: 0, maximum: 24 }
  billable: { type: boolean }
  kind: { type: string, enum: [standard, overtime] }
  status: { type: string }
  note: { type: string }
required: [sourceId, employee, workDate, projectCode, task, hours, billable, kind, status]
`,
  'mappings/bench/line.schema.yaml': `
title: Billing line
type: object
additionalProperties: false
properties:
  sourceId: { type: string }
  employeeId: { type: string }
  customerId: { type: string }
  projectCode: { type: string }
  contractId: { type: string }
  workDate: { type: string, format: date }
  description: { type: string }
  quantity: { type: number, scale: 2, minimum: 0, maximum: 24 }
  rate: { type: number, scale: 2, minimum: 0, maximum: 100000 }
  multiplier: { type: number, scale: 2, minimum: 0, maximum: 10 }
  amount: { type: number, scale: 2, minimum: 0, maximum: 100000000 }
  currency: { type: string }
  legalEntity: { type: string }
required: [sourceId, employeeId, customerId, projectCode, contractId, workDate, description, quantity, rate, multiplier, amount, currency, legalEntity]
`,
};

const REFERENCES = {
  'rules/bench/projects.reference.yaml': `
title: Projects
rows: release
key: [code]
row:
  type: object
  properties: { code: { type: string }, status: { type: string }, closedOn: { type: string, format: date }, contractId: { type: string }, customerId: { type: string }, hold: { type: boolean } }
  required: [code, status, contractId, customerId, hold]
`,
  'rules/bench/contracts.reference.yaml': `
title: Contracts
rows: release
key: [id]
dated: { from: from, to: to }
row:
  type: object
  properties:
    id: { type: string }
    from: { type: string, format: date }
    to: { type: string, format: date }
    type: { type: string }
    country: { type: string }
    currency: { type: string }
    legalEntity: { type: string }
    rate: { type: number, scale: 2, minimum: 0, maximum: 100000 }
  required: [id, from, type, country, currency, legalEntity, rate]
`,
};

const MAPPINGS = {
  'mappings/bench/entry.mapping.yaml': `
title: To canonical
from: { data: bench/time-entry }
to: bench/entry
fields:
  sourceId: '= "harvest:" & data.id'
  employee.id: = data.user.id
  employee.name: = data.user.name
  workDate: = data.spent_date
  projectCode: = data.project.code
  task: = data.task.name
  hours: = data.rounded_hours
  billable: = data.billable
  kind: '= if(data.overtime, "overtime", "standard")'
  status: = data.approval_status
  note: { value: = data.notes, when: = data.notes != null }
`,
  'mappings/bench/line.mapping.yaml': `
title: To a billing line
from: { entry: bench/entry, project: { type: object, properties: { customerId: { type: string } }, required: [customerId] }, contract: { type: object, properties: { id: { type: string }, rate: { type: number, scale: 2, minimum: 0, maximum: 100000 }, currency: { type: string }, legalEntity: { type: string } }, required: [id, rate, currency, legalEntity] }, factor: { type: object, properties: { multiplier: { type: number, scale: 2, minimum: 0, maximum: 10 } }, required: [multiplier] } }
to: bench/line
fields:
  sourceId: = entry.sourceId
  employeeId: = entry.employee.id
  customerId: = project.customerId
  projectCode: = entry.projectCode
  contractId: = contract.id
  workDate: = entry.workDate
  description: '= entry.task & ": " & coalesce(entry.note, entry.employee.name)'
  quantity: = entry.hours
  rate: = contract.rate
  multiplier: = factor.multiplier
  amount: '= round(entry.hours * contract.rate * factor.multiplier, 2, "half-up")'
  currency: = contract.currency
  legalEntity: = contract.legalEntity
`,
};

const ELIGIBILITY = `
title: May this be billed?
input: { entry: bench/entry, project: { type: object, properties: { status: { type: string }, closedOn: { type: string, format: date }, hold: { type: boolean } }, required: [status, hold] } }
rules:
  - id: approved
    when: '= entry.status != "approved"'
    then: { outcome: hold, reason: NOT_APPROVED }
    say: Entry {entry.sourceId} is {entry.status}; only approved time is billed.
  - id: billable
    when: = not entry.billable
    then: { outcome: exclude, reason: NOT_BILLABLE }
  - id: open
    when: '= project.status == "closed" and project.closedOn != null and entry.workDate > project.closedOn'
    then: { outcome: reject, reason: PROJECT_CLOSED }
  - id: hold
    when: = project.hold
    then: { outcome: hold, reason: CUSTOMER_ON_HOLD }
  - id: hours
    when: = entry.hours <= 0
    then: { outcome: exclude, reason: NO_HOURS }
otherwise: { outcome: accept }
`;

const MULTIPLIER = `
title: Multiplier
hit: first
input: { entry: bench/entry, contract: { type: object, properties: { type: { type: string }, country: { type: string } }, required: [type, country] } }
inputs:
  type: { value: = contract.type }
  country: { value: = contract.country }
  kind: { value: = entry.kind }
outputs: { multiplier: { type: number, scale: 2, minimum: 0, maximum: 10 } }
rows:
  - { id: a, if: [ tm, DE, overtime ], then: [ 1.5 ] }
  - { id: b, if: [ tm, FR, overtime ], then: [ 1.25 ] }
  - { id: c, if: [ capped, "-", overtime ], then: [ 1.2 ] }
  - { id: d, if: [ "-", US, overtime ], then: [ 1.5 ] }
  - { id: e, if: [ fixed, "-", "-" ], then: [ 0 ] }
  - { id: f, if: [ "-", "-", "-" ], then: [ 1 ] }
`;

const ROUTING = `
title: Which system books it?
input: { line: bench/line }
outputs: { to: string }
rules:
  - { id: de, when: '= line.legalEntity == "DE01"', then: { to: sap } }
  - { id: us, when: '= line.legalEntity == "US01"', then: { to: netsuite } }
otherwise: { to: netsuite }
`;

const FLOW = `
title: Approved time
on: { type: time.approved, key: [ = data.id ] }
subject: = entry
steps:
  - validate: { schema: bench/time-entry, of: = data }
  - map: { with: bench/entry, as: entry }
  - enrich: { from: projects, key: [ = entry.projectCode ], as: project, missing: hold PROJECT_UNKNOWN }
  - enrich: { from: contracts, key: [ = project.contractId ], at: = entry.workDate, as: contract, missing: hold CONTRACT_UNKNOWN }
  - decide: { with: bench/eligibility, as: eligibility }
  - decide: { with: bench/multiplier, as: factor }
  - map: { with: bench/line, as: line }
  - route: { with: bench/routing }
    to:
      netsuite: [ { deliver: { to: netsuite, operation: upsert, body: = line, key: [ = entry.sourceId ], correct: upsert } } ]
      sap: [ { deliver: { to: sap, operation: create, body: = line, key: [ = entry.sourceId ], correct: { reverse-with: cancel } } } ]
`;

const CONNECTIONS = {
  'mappings/netsuite/netsuite.connection.yaml':
    'title: NetSuite\nsystem: NetSuite\ndirection: target\noperations: { upsert: { class: K2 } }\n',
  'mappings/sap/sap.connection.yaml':
    'title: SAP\nsystem: SAP\ndirection: target\noperations: { create: { class: K2 }, cancel: { class: K2 } }\n',
};

export const REASONS = {
  NOT_APPROVED: {
    title: 'The entry is not approved.',
    owner: 'project-managers',
    remedy: 'Approve it.',
    serviceLevel: 'P3D',
  },
  NOT_BILLABLE: {
    title: 'The entry is not billable.',
    owner: 'project-managers',
    remedy: 'None.',
    serviceLevel: 'P3D',
  },
  PROJECT_CLOSED: {
    title: 'The project is closed.',
    owner: 'project-managers',
    remedy: 'Reopen it.',
    serviceLevel: 'P3D',
  },
  CUSTOMER_ON_HOLD: { title: 'The customer is on hold.', owner: 'finance', remedy: 'Release it.', serviceLevel: 'P5D' },
  NO_HOURS: { title: 'There are no hours.', owner: 'finance', remedy: 'None.', serviceLevel: 'P3D' },
  PROJECT_UNKNOWN: { title: 'The project is not known.', owner: 'finance', remedy: 'Add it.', serviceLevel: 'P1D' },
  CONTRACT_UNKNOWN: { title: 'The contract is not known.', owner: 'finance', remedy: 'Add it.', serviceLevel: 'P1D' },
};

const reasonsFile = `title: Reasons\nreasons:\n${Object.entries(REASONS)
  .map(
    ([code, { title, owner, remedy, serviceLevel }]) =>
      `  ${code}: { title: ${title}, owner: ${owner}, remedy: ${remedy}, service-level: ${serviceLevel} }`,
  )
  .join('\n')}\n`;

export const FILES = {
  ...SCHEMAS,
  ...REFERENCES,
  ...MAPPINGS,
  ...CONNECTIONS,
  'rules/bench.reasons.yaml': reasonsFile,
  'rules/bench/eligibility.rules.yaml': ELIGIBILITY,
  'rules/bench/multiplier.table.yaml': MULTIPLIER,
  'rules/bench/routing.rules.yaml': ROUTING,
  'flows/time.flow.yaml': FLOW,
};
