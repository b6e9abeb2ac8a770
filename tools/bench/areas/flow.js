/** A whole flow on events in memory, and the validation in it alone. */
import { createRequire } from 'node:module';
import { compileFlow } from '../../../libs/engine/dist/emit/flow.js';
import { linksFor } from '../../../libs/engine/dist/emit/links.js';
import { compileValidator } from '../../../libs/engine/dist/emit/validate.js';
import { interpretFlow } from '../../../libs/engine/dist/interpret/flow.js';
import { MemoryHost } from '../../../libs/engine/dist/run/memory-host.js';
import { VALIDATOR, validateValue } from '../../../libs/engine/dist/validate/validate.js';
import { FILES, REASONS } from '../cases/time-flow.js';
import { checked } from '../engine.js';
import { atMost, compare, shown } from '../measure.js';
import { Random } from '../random.js';

const require = createRequire(new URL('../../../libs/engine/package.json', import.meta.url));
const { Ajv2020 } = require('ajv/dist/2020.js');
const addFormats = require('ajv-formats');

const INPUTS = 4096;
const PROJECTS = 2000;
const CONTRACTS = 500;

const day = (number) => new Date(Date.UTC(2026, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);

function tables(random) {
  const projects = Array.from({ length: PROJECTS }, (_, index) => ({
    code: `P-${index}`,
    status: random.chance(0.05) ? 'closed' : 'open',
    closedOn: '2026-06-30',
    contractId: `K-${index % CONTRACTS}`,
    customerId: `C-${index % 300}`,
    hold: random.chance(0.02),
  }));
  const contracts = Array.from({ length: CONTRACTS }, (_, index) =>
    [0, 182].map((from) => ({
      id: `K-${index}`,
      from: day(from),
      to: day(from + 181),
      type: random.pick(['tm', 'tm', 'fixed', 'capped', 'retainer']),
      country: random.pick(['DE', 'FR', 'US', 'GB']),
      currency: random.pick(['EUR', 'USD']),
      legalEntity: random.pick(['DE01', 'US01', 'FR01']),
      rate: (5000 + random.below(20_000)) / 100,
    })),
  ).flat();
  return { projects, contracts };
}

function events(random) {
  const made = Array.from({ length: INPUTS }, (_, index) => ({
    id: `evt-${index}`,
    source: 'harvest',
    type: 'time.approved',
    time: '2026-11-21T10:00:00Z',
    data: {
      id: 700_000 + index,
      spent_date: day(random.below(360)),
      user: { id: `E${random.below(300)}`, name: `Person ${random.below(300)}` },
      project: { code: random.chance(0.99) ? `P-${random.below(PROJECTS)}` : 'P-none', name: 'A project' },
      task: { name: random.pick(['Development', 'Design', 'Support']) },
      rounded_hours: random.below(48) / 4,
      notes: random.chance(0.6) ? 'what was done that day' : null,
      billable: random.chance(0.93),
      overtime: random.chance(0.15),
      approval_status: random.chance(0.95) ? 'approved' : 'submitted',
      updated_at: '2026-11-20T08:00:00Z',
    },
  }));
  return JSON.parse(JSON.stringify(made));
}

function csv(rows) {
  const columns = Object.keys(rows[0]);
  return [columns.join(','), ...rows.map((row) => columns.map((column) => row[column] ?? '').join(','))].join('\n');
}

const STATUSES = new Set(['approved', 'submitted', 'unsubmitted']);
const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

function isDate(text) {
  if (!DATE.test(text)) return false;
  const [year, month, dayOfMonth] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return dayOfMonth <= 28 || new Date(Date.UTC(year, month - 1, dayOfMonth)).getUTCDate() === dayOfMonth;
}

const isText = (value) => typeof value === 'string';
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const hasTwoDigits = (number) => Math.round(number * 100) / 100 === number;

/** What the schema asks, as an engineer writes it by hand. */
function isValid(data) {
  if (!isObject(data)) return false;
  if (!Number.isInteger(data.id) || data.id < 1) return false;
  if (!isText(data.spent_date) || !isDate(data.spent_date)) return false;
  if (!isObject(data.user) || !isText(data.user.id) || data.user.id === '' || !isText(data.user.name)) return false;
  if (!isObject(data.project) || !isText(data.project.code) || data.project.code === '' || !isText(data.project.name))
    return false;
  if (!isObject(data.task) || !isText(data.task.name)) return false;
  const hours = data.rounded_hours;
  if (typeof hours !== 'number' || hours < 0 || hours > 24 || !hasTwoDigits(hours)) return false;
  const { notes } = data;
  if (notes !== undefined && notes !== null && !(isText(notes) && notes.length <= 2000)) return false;
  if (typeof data.billable !== 'boolean' || typeof data.overtime !== 'boolean') return false;
  return STATUSES.has(data.approval_status) && isText(data.updated_at);
}

function ended(outcome, reason, message, subject) {
  const { title, owner, remedy, serviceLevel } = REASONS[reason];
  const result = { outcome, reason, message: message ?? title, owner, remedy };
  if (outcome === 'held') result.deadline = serviceLevel;
  return { result, deliveries: [], draws: [], subject };
}

function multiplierOf({ type, country }, kind) {
  if (type === 'tm' && country === 'DE' && kind === 'overtime') return 1.5;
  if (type === 'tm' && country === 'FR' && kind === 'overtime') return 1.25;
  if (type === 'capped' && kind === 'overtime') return 1.2;
  if (country === 'US' && kind === 'overtime') return 1.5;
  return type === 'fixed' ? 0 : 1;
}

/** Half up of exact products: hours, rates and multipliers in hundredths. */
function amountOf(hours, rate, multiplier) {
  const units = Math.round(hours * 100) * Math.round(rate * 100) * Math.round(multiplier * 100);
  return Math.floor((units + 5000) / 10_000) / 100;
}

function eligibility(entry, project) {
  if (entry.status !== 'approved') {
    return ended(
      'held',
      'NOT_APPROVED',
      `Entry ${entry.sourceId} is ${entry.status}; only approved time is billed.`,
      entry,
    );
  }
  if (!entry.billable) return ended('excluded', 'NOT_BILLABLE', undefined, entry);
  if (project.status === 'closed' && project.closedOn !== undefined && entry.workDate > project.closedOn) {
    return ended('rejected', 'PROJECT_CLOSED', undefined, entry);
  }
  if (project.hold) return ended('held', 'CUSTOMER_ON_HOLD', undefined, entry);
  return entry.hours <= 0 ? ended('excluded', 'NO_HOURS', undefined, entry) : undefined;
}

function byHand({ projects, contracts }) {
  const projectOf = new Map(projects.map((row) => [row.code, row]));
  const contractsOf = new Map();
  for (const row of contracts) contractsOf.set(row.id, [...(contractsOf.get(row.id) ?? []), row]);
  return ({ data }) => {
    if (!isValid(data)) throw new Error('invalid');
    const entry = {
      sourceId: `harvest:${data.id}`,
      employee: { id: data.user.id, name: data.user.name },
      workDate: data.spent_date,
      projectCode: data.project.code,
      task: data.task.name,
      hours: data.rounded_hours,
      billable: data.billable,
      kind: data.overtime ? 'overtime' : 'standard',
      status: data.approval_status,
    };
    if (data.notes !== undefined && data.notes !== null) entry.note = data.notes;
    const project = projectOf.get(entry.projectCode);
    if (!project) {
      const { title } = REASONS.PROJECT_UNKNOWN;
      return ended(
        'held',
        'PROJECT_UNKNOWN',
        `${title}: \`bench/projects\` has no row for ${JSON.stringify(entry.projectCode)}`,
        entry,
      );
    }
    const date = entry.workDate;
    const contract = contractsOf
      .get(project.contractId)
      ?.find((row) => row.from <= date && (row.to === undefined || date <= row.to));
    if (!contract) throw new Error('no contract');
    const refused = eligibility(entry, project);
    if (refused) return refused;
    const multiplier = multiplierOf(contract, entry.kind);
    const line = {
      sourceId: entry.sourceId,
      employeeId: entry.employee.id,
      customerId: project.customerId,
      projectCode: entry.projectCode,
      contractId: contract.id,
      workDate: entry.workDate,
      description: `${entry.task}: ${entry.note ?? entry.employee.name}`,
      quantity: entry.hours,
      rate: contract.rate,
      multiplier,
      amount: amountOf(entry.hours, contract.rate, multiplier),
      currency: contract.currency,
      legalEntity: contract.legalEntity,
    };
    const [to, operation] = line.legalEntity === 'DE01' ? ['sap', 'create'] : ['netsuite', 'upsert'];
    const delivery = { purpose: 'billing', to, operation, key: [entry.sourceId], body: line };
    return { result: { outcome: 'accepted' }, deliveries: [delivery], draws: [], subject: entry };
  };
}

export function figures() {
  const random = new Random(9);
  const rows = JSON.parse(JSON.stringify(tables(random)));
  const workspace = checked({
    ...FILES,
    'rules/bench/projects.csv': csv(rows.projects),
    'rules/bench/contracts.csv': csv(rows.contracts),
  });
  const inputs = events(random);
  return [...flowFigures(workspace, rows, inputs), ...validationFigures(workspace, inputs)];
}

function flowFigures(workspace, rows, inputs) {
  const flow = workspace.program.find('flow', 'time');
  const host = new MemoryHost(workspace.rows);
  const interpret = (event) => interpretFlow(flow, event, host, { validate: validateValue });
  const fallbacks = [];
  const links = linksFor(
    (table) => workspace.rows.get(table.id),
    (thrown) => fallbacks.push(thrown),
  );
  const generated = compileFlow(flow, links, interpret);
  const use = 'result.result.outcome === "accepted" ? result.deliveries[0].body.amount : result.result.message.length';
  const seen = { use, isKept: true };
  const run = (event) => generated(event, host);
  const times = compare({ hand: { run: byHand(rows), ...seen }, generated: { run, ...seen } }, inputs);
  const slow = compare(
    { hand: { run: byHand(rows), ...seen }, interpreted: { run: interpret, ...seen } },
    inputs.slice(0, 512),
  );
  if (fallbacks.length > 0) throw new Error(`generated code gave up: ${String(fallbacks[0])}`);
  return [
    atMost('flow', 'whole flow, × hand-written', times.ratio('generated', 'hand'), 1.2),
    shown('flow', 'whole flow in the interpreter, × hand-written', slow.ratio('interpreted', 'hand')),
    shown('flow', 'whole flow, hand-written, ns', times.hand),
  ];
}

/** Valid payloads, and the same with one thing wrong in each. */
function validationFigures(workspace, inputs) {
  const { schema } = workspace.program.find('schema', 'bench/time-entry');
  const links = linksFor(() => undefined);
  const ajv = new Ajv2020({ strict: false, ownProperties: true });
  addFormats.default(ajv);
  const use = 'result ? 1 : 0';
  const contenders = {
    hand: { run: isValid, use },
    generated: { run: compileValidator(schema, VALIDATOR, links), use },
    ajv: { run: ajv.compile(schema), use },
  };
  const valid = inputs.map((event) => event.data);
  const wrong = [
    { id: 'x' },
    { spent_date: '2026-02-30' },
    { user: null },
    { rounded_hours: 25 },
    { billable: 'yes' },
    { approval_status: 'maybe' },
  ];
  const invalid = valid.map((data, index) => ({ ...data, ...wrong[index % wrong.length] }));
  const [good, bad] = [compare(contenders, valid), compare(contenders, JSON.parse(JSON.stringify(invalid)))];
  return [
    atMost('flow', 'validation of valid payloads, × hand-written', good.ratio('generated', 'hand'), 1),
    atMost('flow', 'validation of invalid payloads, × hand-written', bad.ratio('generated', 'hand'), 1),
    shown('flow', 'validation of valid payloads by ajv, × hand-written', good.ratio('ajv', 'hand')),
    shown('flow', 'validation of valid payloads, hand-written, ns', good.hand),
  ];
}
