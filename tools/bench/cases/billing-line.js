/** A mapping from a time entry to a billing line, as definitions and as JSON-Logic. */

const text = '{ type: string }';
const date = '{ type: string, format: date }';
const instant = '{ type: string, format: date-time }';
const hours = '{ type: number, scale: 2, minimum: 0, maximum: 24 }';
const money = '{ type: number, scale: 2, minimum: 0, maximum: 10000000 }';

const object = (fields, optional = []) => {
  const names = Object.keys(fields).filter((name) => !optional.includes(name));
  const properties = Object.entries(fields).map(([name, type]) => `${name}: ${type}`);
  return `{ type: object, properties: { ${properties.join(', ')} }, required: [ ${names.join(', ')} ], additionalProperties: false }`;
};

const schema = (title, fields) =>
  `title: ${title}\ntype: object\nadditionalProperties: false\nproperties:\n${Object.entries(fields)
    .map(([name, type]) => `  ${name}: ${type}`)
    .join('\n')}\nrequired: [ ${Object.keys(fields).join(', ')} ]\n`;

const ENTRY = {
  id: '{ type: integer }',
  user: object({ id: text, name: text }),
  project: object({ code: text, name: text }),
  task: object({ name: text }),
  spent_date: date,
  hours,
  rounded_hours: hours,
  notes: text,
  billable: '{ type: boolean }',
  approval_status: text,
  created_at: instant,
  updated_at: instant,
};

/** Each field of the line: its type, its formula, and the same as JSON-Logic. */
const LINE = {
  sourceId: [text, '"harvest:" & entry.id', { cat: ['harvest:', { var: 'id' }] }],
  source: [text, '"harvest"', 'harvest'],
  employeeId: [text, 'lookup("employees", entry.user.id).employeeId', { employee: [{ var: 'user.id' }, 'employeeId'] }],
  employeeName: [text, 'entry.user.name', { var: 'user.name' }],
  grade: [text, 'lookup("employees", entry.user.id).grade', { employee: [{ var: 'user.id' }, 'grade'] }],
  legalEntity: [
    text,
    'lookup("employees", entry.user.id).legalEntity',
    { employee: [{ var: 'user.id' }, 'legalEntity'] },
  ],
  projectCode: [text, 'entry.project.code', { var: 'project.code' }],
  projectName: [text, 'entry.project.name', { var: 'project.name' }],
  customerId: [
    text,
    'lookup("projects", entry.project.code).customerId',
    { project: [{ var: 'project.code' }, 'customerId'] },
  ],
  costCenter: [
    text,
    'lookup("projects", entry.project.code).costCenter',
    { project: [{ var: 'project.code' }, 'costCenter'] },
  ],
  task: [text, 'entry.task.name', { var: 'task.name' }],
  workDate: [date, 'entry.spent_date', { var: 'spent_date' }],
  hours: [hours, 'entry.hours', { var: 'hours' }],
  quantity: [hours, 'entry.rounded_hours', { var: 'rounded_hours' }],
  unit: [text, '"hour"', 'hour'],
  rate: [
    money,
    'lookup("rates", entry.user.id, entry.spent_date).rate',
    { rate: [{ var: 'user.id' }, { var: 'spent_date' }] },
  ],
  amount: [
    money,
    'round(entry.rounded_hours * coalesce(lookup("rates", entry.user.id, entry.spent_date).rate, 0), 2, "half-up")',
    { amount: [{ var: 'rounded_hours' }, { rate: [{ var: 'user.id' }, { var: 'spent_date' }] }] },
  ],
  currency: [
    text,
    'lookup("projects", entry.project.code).currency',
    { project: [{ var: 'project.code' }, 'currency'] },
  ],
  billable: ['{ type: boolean }', 'entry.billable', { var: 'billable' }],
  status: [text, 'entry.approval_status', { var: 'approval_status' }],
  note: [text, 'entry.notes', { var: 'notes' }],
  taxCode: [
    text,
    'if(lookup("projects", entry.project.code).currency == "EUR", "VAT", "NONE")',
    { if: [{ '==': [{ project: [{ var: 'project.code' }, 'currency'] }, 'EUR'] }, 'VAT', 'NONE'] },
  ],
  createdAt: [instant, 'entry.created_at', { var: 'created_at' }],
  updatedAt: [instant, 'entry.updated_at', { var: 'updated_at' }],
  version: ['{ type: integer }', '1', 1],
};

export const FIELDS = Object.keys(LINE);
export const TREE = Object.fromEntries(Object.entries(LINE).map(([name, [, , tree]]) => [name, tree]));

export const FILES = {
  'mappings/bench/entry.schema.yaml': schema('Time entry', ENTRY),
  'mappings/bench/line.schema.yaml': schema(
    'Billing line',
    Object.fromEntries(Object.entries(LINE).map(([name, [type]]) => [name, type])),
  ),
  'mappings/bench/line.mapping.yaml': `title: Billing line\nfrom: { entry: bench/entry }\nto: bench/line\nfields:\n${Object.entries(
    LINE,
  )
    .map(([name, [, formula]]) => `  ${name}: '= ${formula}'`)
    .join('\n')}\n`,
  'rules/bench/employees.reference.yaml': `title: Employees\nrows: release\nkey: [id]\nrow: ${object({ id: text, employeeId: text, grade: text, legalEntity: text })}\n`,
  'rules/bench/projects.reference.yaml': `title: Projects\nrows: release\nkey: [code]\nrow: ${object({ code: text, customerId: text, costCenter: text, currency: text })}\n`,
  'rules/bench/rates.reference.yaml': `title: Rates\nrows: release\nkey: [employee]\ndated: { from: from, to: to }\nrow: ${object({ employee: text, from: date, to: date, rate: money }, ['to'])}\n`,
};
