import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../interpret/expression.js';
import { Environment } from '../interpret/environment.js';
import type { Local } from '../ir/expression.js';
import { ReferenceRows } from '../reference/rows.js';
import type { ReferenceIr } from '../ir/definitions.js';
import { typeFromSchema } from '../types/from-schema.js';
import { Failure } from '../values/failure.js';
import type { Maybe, Value } from '../values/value.js';
import { local, lowered } from '../../test/ir/formulas.js';
import { compileSpec, type Form } from './function.js';
import type { Links, Run } from './unit.js';
import { code } from './code.js';
import { value } from './expression.js';

const NOW = '2026-11-21T10:00:00Z';

const rates: ReferenceIr = {
  kind: 'reference',
  id: 'rates',
  key: ['employee'],
  dated: { from: 'from', to: 'to' },
  rows: 'release',
  row: typeFromSchema({ type: 'object', properties: { employee: { type: 'string' }, rate: { type: 'number' }, from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' } }, required: ['employee', 'rate'] }, () => undefined),
};
const RATES = new ReferenceRows(rates, [
  { employee: 'e1', rate: 90, to: '2026-06-30' },
  { employee: 'e1', rate: 95.5, from: '2026-07-01' },
  { employee: 'e2', rate: 80 },
]);

function both(formula: string, locals: Record<string, Value | undefined>, values: Record<string, Maybe>, form: Form = 'assuming'): unknown[] {
  const bound: Local[] = Object.entries(locals).map(([name, schema]) => local(name, schema));
  const { ir } = lowered(formula, bound, [rates]);
  const env = new Environment({ now: NOW, row: (_, keys, at) => RATES.find(keys, at), validate: () => undefined });
  for (const each of bound) env.bind(each, values[each.name]);
  const run: Run = { now: NOW, host: undefined, steps: 0 };
  const links: Links = { run, rows: () => RATES };
  const compiled = compileSpec({ inputs: bound, body: (at) => { const made = value(ir, at); at.push(code`return ${made};`); } }, links, form);
  const meant = settled(() => evaluate(ir, env));
  try {
    return [meant, { value: compiled(...bound.map((each) => values[each.name])) }];
  } catch (thrown) {
    // Generated code that gives up leaves the answer to the interpreter; it may only do so where that fails.
    return [meant, 'failure' in meant ? meant : thrown];
  }
}

function settled(run: () => Maybe): object {
  try {
    return { value: run() };
  } catch (thrown) {
    if (thrown instanceof Failure) return { failure: thrown.code };
    throw thrown;
  }
}

const ENTRY = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    hours: { type: 'number' },
    day: { type: 'string', format: 'date' },
    billable: { type: 'boolean' },
    user: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
    task: { type: 'object', properties: { code: { type: 'string' }, group: { type: 'object', properties: { name: { type: 'string' } } } } },
    lines: { type: 'array', items: { type: 'object', properties: { hours: { type: 'number' }, rate: { type: 'number' }, billable: { type: 'boolean' }, note: { type: 'string' } }, required: ['hours', 'rate', 'billable'] } },
    tags: { type: 'array', items: { type: 'string' } },
  },
  required: ['id', 'hours', 'day', 'billable', 'user', 'lines', 'tags'],
};
const DATA = {
  id: 'x"\u2028`${1}', hours: 7.25, day: '2026-08-01', billable: true, user: { id: 'e1' }, task: { code: 'dev' },
  lines: [ { hours: 0.1, rate: 33.33, billable: true }, { hours: 0.2, rate: 10.005, billable: false, note: 'n' }, { hours: 3, rate: 2, billable: true } ],
  tags: ['a', 'b', ''],
};

const FORMULAS = [
  'entry.id & "-" & entry.hours',
  'entry.hours * 2 + 1',
  'entry.hours >= 7.25 and entry.billable',
  'entry.user.id == "e1"',
  'entry.task.code == "dev"',
  'entry.task.group.name',
  'coalesce(entry.task.group.name, entry.task.code, "none")',
  'if(entry.hours > 8, "long", entry.billable, "short", "none")',
  'sum(filter(entry.lines, item.billable), item.hours)',
  'sum(entry.lines, item.hours * item.rate)',
  'map(filter(entry.lines, item.hours < 1), item.note)',
  'all(entry.lines, item.hours > 0)', 'some(entry.lines, item.hours > 2)', 'none(entry.lines, item.hours > 5)',
  'some(filter(entry.lines, item.billable), item.rate > 30)', 'all(map(entry.lines, item.rate), item > 1)',
  'find(entry.lines, item.hours == 3).rate', 'count(entry.lines, item.billable)',
  'reduce(entry.lines, accumulator + item.hours, 0)',
  'minOf(entry.lines, item.rate)', 'maxOf(entry.lines, item.rate)',
  'sortBy(entry.lines, item.rate)', 'groupBy(entry.lines, item.billable)',
  'round(entry.hours * 33.333, 2, "half-up")',
  'lookup("rates", entry.user.id, entry.day).rate * entry.hours',
  'lookup("rates", entry.user.id, entry.day)',
  'if(entry.billable, lookup("rates", "e2", entry.day).rate, 0)',
  'lookup("rates", "nobody", entry.day).rate',
  '{ a: entry.id, b: entry.task.group.name, c: entry.task.code, "__proto__": entry.hours }',
  '[entry.id, entry.task.group.name]',
  'not entry.tags', 'entry.tags and entry.hours', 'entry.task.group.name or entry.tags',
  'entry.id in ["a", "b"]', 'entry.hours in [7.25]',
  'missing("entry.task.group.name", "entry.id")',
  'entry.task.group.name == null', 'entry.task.group.name != entry.task.code',
  'sum(map(filter(entry.lines, item.hours < 2), item.rate * 3))',
  'map(entry.tags, item & "!" & sum(entry.lines, item.hours))',
  'entry.constructor', 'entry.user.toString', 'entry.lines.1.rate', 'entry.tags.length',
];

describe('emitted expressions', () => {
  for (const form of ['assuming', 'general'] as const) {
    it.each(FORMULAS)(`${form}, typed: %s`, (formula) => {
      const [meant, got] = both(formula, { entry: ENTRY }, { entry: DATA as Value }, form);
      expect(got).toStrictEqual(meant);
    });
    it.each(FORMULAS)(`${form}, untyped: %s`, (formula) => {
      for (const entry of [DATA, { ...DATA, task: undefined, user: null, tags: [] }, null, 5, 'text', { lines: [1, null, 'x'], tags: 3 }]) {
        const [meant, got] = both(formula, { entry: undefined }, { entry: entry as Value }, form);
        expect(got).toStrictEqual(meant);
      }
    });
  }
});
