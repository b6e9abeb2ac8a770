/**
 * A mapping of 25 fields with three look-ups in tables of 10,000 rows, an effective-dated rate and exact rounding,
 * against idiomatic code, an expert's code, and the others.
 */
import { LogicEngine } from 'json-logic-engine';
import jsonLogic from 'json-logic-js';
import { checked, compiled } from '../engine.js';
import { atLeast, atMost, compare, shown } from '../measure.js';
import { Random } from '../random.js';
import { FIELDS, FILES, TREE } from '../cases/billing-line.js';

const INPUTS = 4096;
const ROWS = 10_000;

const day = (number) => new Date(Date.UTC(2024, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);

/** Rows as they come from parsing a file: texts are parts of it. */
function tables(random) {
  const employees = Array.from({ length: ROWS }, (_, index) => ({
    id: `E${10_000 + index}`,
    employeeId: `HR-${index}`,
    grade: `g${index % 7}`,
    legalEntity: random.pick(['DE01', 'FR01', 'US01']),
  }));
  const projects = Array.from({ length: ROWS }, (_, index) => ({
    code: `P-${index}`,
    customerId: `C-${index % 500}`,
    costCenter: `CC${index % 90}`,
    currency: random.pick(['EUR', 'USD', 'GBP']),
  }));
  const rates = [];
  for (let index = 0; rates.length < ROWS; index += 1) {
    for (let period = 0; period < 4 && rates.length < ROWS; period += 1) {
      const rate = {
        employee: `E${10_000 + index * 4}`,
        from: day(period * 180),
        rate: (4000 + random.below(20_000)) / 100,
      };
      rates.push(period === 3 ? rate : { ...rate, to: day(period * 180 + 179) });
    }
  }
  return JSON.parse(JSON.stringify({ employees, projects, rates }));
}

function entries(random) {
  const made = Array.from({ length: INPUTS }, (_, index) => ({
    id: 900_000 + index,
    user: { id: `E${10_000 + 4 * random.below(2500)}`, name: `Person ${index % 500}` },
    project: { code: `P-${random.below(ROWS)}`, name: `Project ${index % 300}` },
    task: { name: random.pick(['Development', 'Design', 'Support', 'Travel']) },
    spent_date: day(random.below(720)),
    hours: (1 + random.below(48)) / 4,
    rounded_hours: (1 + random.below(48)) / 4,
    notes: 'work on the matter',
    billable: random.chance(0.9),
    approval_status: 'approved',
    created_at: '2026-01-02T10:00:00Z',
    updated_at: '2026-01-03T10:00:00Z',
  }));
  return JSON.parse(JSON.stringify(made));
}

function csv(rows, columns) {
  return [columns.join(','), ...rows.map((row) => columns.map((column) => row[column] ?? '').join(','))].join('\n');
}

/** Half up, as a good engineer does it with the exact result: in ten-thousandths of a cent. */
function roundedAmount(hours, rate) {
  return Math.floor((Math.round(hours * 100) * Math.round(rate * 100) + 50) / 100) / 100;
}

function byHand({ employees, projects, rates }) {
  const employeeOf = new Map(employees.map((row) => [row.id, row]));
  const projectOf = new Map(projects.map((row) => [row.code, row]));
  const ratesOf = Map.groupBy ? Map.groupBy(rates, (row) => row.employee) : grouped(rates);
  return (entry) => {
    const employee = employeeOf.get(entry.user.id);
    const project = projectOf.get(entry.project.code);
    const rate = ratesOf
      .get(entry.user.id)
      ?.find((row) => row.from <= entry.spent_date && (row.to === undefined || entry.spent_date <= row.to));
    return billingLine(entry, employee, project, rate.rate);
  };
}

function grouped(rates) {
  const groups = new Map();
  for (const row of rates) groups.set(row.employee, [...(groups.get(row.employee) ?? []), row]);
  return groups;
}

/** Rates in typed columns, days as whole numbers. */
function byExpert({ employees, projects, rates }) {
  const employeeOf = new Map(employees.map((row) => [row.id, row]));
  const projectOf = new Map(projects.map((row) => [row.code, row]));
  const sorted = [...rates].sort((a, b) =>
    a.employee < b.employee ? -1 : a.employee > b.employee ? 1 : a.from < b.from ? -1 : 1,
  );
  const number = (text) =>
    Number(text.slice(0, 4)) * 10_000 + Number(text.slice(5, 7)) * 100 + Number(text.slice(8, 10));
  const [from, value] = [
    Int32Array.from(sorted, (row) => number(row.from)),
    Float64Array.from(sorted, (row) => row.rate),
  ];
  const start = new Map();
  sorted.forEach((row, index) => start.has(row.employee) || start.set(row.employee, index));
  const ends = new Map(sorted.map((row, index) => [row.employee, index]));
  const digit = (text, at) => text.charCodeAt(at) - 48;
  const dayOf = (text) =>
    (digit(text, 0) * 1000 + digit(text, 1) * 100 + digit(text, 2) * 10 + digit(text, 3)) * 10_000 +
    (digit(text, 5) * 10 + digit(text, 6)) * 100 +
    digit(text, 8) * 10 +
    digit(text, 9);
  return (entry) => {
    const on = dayOf(entry.spent_date);
    let at = ends.get(entry.user.id);
    const first = start.get(entry.user.id);
    while (at > first && from[at] > on) at -= 1;
    return billingLine(entry, employeeOf.get(entry.user.id), projectOf.get(entry.project.code), value[at]);
  };
}

function billingLine(entry, employee, project, rate) {
  return {
    sourceId: `harvest:${entry.id}`,
    source: 'harvest',
    employeeId: employee.employeeId,
    employeeName: entry.user.name,
    grade: employee.grade,
    legalEntity: employee.legalEntity,
    projectCode: entry.project.code,
    projectName: entry.project.name,
    customerId: project.customerId,
    costCenter: project.costCenter,
    task: entry.task.name,
    workDate: entry.spent_date,
    hours: entry.hours,
    quantity: entry.rounded_hours,
    unit: 'hour',
    rate,
    amount: roundedAmount(entry.rounded_hours, rate),
    currency: project.currency,
    billable: entry.billable,
    status: entry.approval_status,
    note: entry.notes,
    taxCode: project.currency === 'EUR' ? 'VAT' : 'NONE',
    createdAt: entry.created_at,
    updatedAt: entry.updated_at,
    version: 1,
  };
}

/** The same as JSON-Logic, with the look-ups and the rounding as operators written in JavaScript. */
function operatorsOf({ employees, projects, rates }) {
  const employeeOf = new Map(employees.map((row) => [row.id, row]));
  const projectOf = new Map(projects.map((row) => [row.code, row]));
  const ratesOf = grouped(rates);
  return {
    employee: (id, field) => employeeOf.get(id)[field],
    project: (code, field) => projectOf.get(code)[field],
    rate: (id, on) => ratesOf.get(id).find((row) => row.from <= on && (row.to === undefined || on <= row.to)).rate,
    amount: (hours, rate) => roundedAmount(hours, rate),
  };
}

export function figures() {
  const random = new Random(5);
  const rows = tables(random);
  const workspace = checked({
    ...FILES,
    'rules/bench/employees.csv': csv(rows.employees, ['id', 'employeeId', 'grade', 'legalEntity']),
    'rules/bench/projects.csv': csv(rows.projects, ['code', 'customerId', 'costCenter', 'currency']),
    'rules/bench/rates.csv': csv(rows.rates, ['employee', 'from', 'to', 'rate']),
  });
  const operators = operatorsOf(rows);
  const engine = new LogicEngine();
  for (const [name, run] of Object.entries(operators)) {
    engine.addMethod(name, ([a, b]) => run(a, b), { deterministic: true, sync: true });
    jsonLogic.add_operation(name, run);
  }
  const seen = { use: 'result.amount + result.employeeId.length', isKept: true };
  const generated = { run: compiled(workspace, 'mapping', 'bench/line'), ...seen };
  const inputs = entries(random);
  const times = compare(
    { hand: { run: byHand(rows), ...seen }, expert: { run: byExpert(rows), ...seen }, generated },
    inputs,
  );
  // Apart from those, as their garbage would be collected in the others' time.
  const others = compare(
    {
      generated,
      build: { run: engine.build({ eachKey: TREE }), ...seen },
      jsonLogic: {
        run: (entry) => Object.fromEntries(FIELDS.map((field) => [field, jsonLogic.apply(TREE[field], entry)])),
        ...seen,
      },
    },
    inputs,
  );
  return [
    atMost('mapping', '25 fields, 3 look-ups, × hand-written', times.ratio('generated', 'hand'), 0.8),
    shown('mapping', "an expert's hand-written code, × hand-written", times.ratio('expert', 'hand')),
    atLeast('mapping', '× faster than json-logic-engine build()', others.ratio('build', 'generated'), 2.5),
    shown('mapping', '× faster than json-logic-js', others.ratio('jsonLogic', 'generated')),
    shown('mapping', 'hand-written, ns', times.hand),
  ];
}
