import { describe, expect, it } from '@jest/globals';
import { emitted, interpreted, RATES } from '../../test/ir/executors.js';
import { spell } from '../../test/flows/spell.js';
import { local, lowered } from '../../test/ir/formulas.js';
import type { Maybe, Value } from '../values/value.js';
import type { Form } from './function.js';

/** What both executors make of the formula. Generated code may give up only where the interpreter fails. */
function both(formula: string, schema: Value | undefined, payload: Maybe, form: Form): [string, string] {
  const entry = local('entry', schema);
  const { ir } = lowered(formula, [entry], [RATES]);
  const meant = interpreted(ir, [entry], [payload]);
  try {
    return [spell(meant), spell({ value: emitted(ir, [entry], { form, resident: true })(payload) })];
  } catch (thrown) {
    return [spell(meant), 'failure' in meant ? spell(meant) : String(thrown)];
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
    task: {
      type: 'object',
      properties: { code: { type: 'string' }, group: { type: 'object', properties: { name: { type: 'string' } } } },
    },
    lines: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          hours: { type: 'number' },
          rate: { type: 'number' },
          billable: { type: 'boolean' },
          note: { type: 'string' },
        },
        required: ['hours', 'rate', 'billable'],
      },
    },
    tags: { type: 'array', items: { type: 'string' } },
  },
  required: ['id', 'hours', 'day', 'billable', 'user', 'lines', 'tags'],
};
const DATA = {
  id: 'x"\u2028`${1}',
  hours: 7.25,
  day: '2026-08-01',
  billable: true,
  user: { id: 'e1' },
  task: { code: 'dev' },
  lines: [
    { hours: 0.1, rate: 33.33, billable: true },
    { hours: 0.2, rate: 10.005, billable: false, note: 'n' },
    { hours: 3, rate: 2, billable: true },
  ],
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
  'all(entry.lines, item.hours > 0)',
  'some(entry.lines, item.hours > 2)',
  'none(entry.lines, item.hours > 5)',
  'some(filter(entry.lines, item.billable), item.rate > 30)',
  'all(map(entry.lines, item.rate), item > 1)',
  'find(entry.lines, item.hours == 3).rate',
  'count(entry.lines, item.billable)',
  'reduce(entry.lines, accumulator + item.hours, 0)',
  'minOf(entry.lines, item.rate)',
  'maxOf(entry.lines, item.rate)',
  'sortBy(entry.lines, item.rate)',
  'groupBy(entry.lines, item.billable)',
  'round(entry.hours * 33.333, 2, "half-up")',
  'lookup("rates", entry.user.id, entry.day).rate * entry.hours',
  'lookup("rates", entry.user.id, entry.day)',
  'if(entry.billable, lookup("rates", "e2", entry.day).rate, 0)',
  'lookup("rates", "nobody", entry.day).rate',
  '{ a: entry.id, b: entry.task.group.name, c: entry.task.code, "__proto__": entry.hours }',
  '[entry.id, entry.task.group.name]',
  'not entry.tags',
  'entry.tags and entry.hours',
  'entry.task.group.name or entry.tags',
  'entry.id in ["a", "b"]',
  'entry.hours in [7.25]',
  'missing("entry.task.group.name", "entry.id")',
  'entry.task.group.name == null',
  'entry.task.group.name != entry.task.code',
  'sum(map(filter(entry.lines, item.hours < 2), item.rate * 3))',
  'map(entry.tags, item & "!" & sum(entry.lines, item.hours))',
  'entry.constructor',
  'entry.user.toString',
  'entry.lines.1.rate',
  'entry.tags.length',
];

describe('emitted expressions', () => {
  for (const form of ['assuming', 'general'] as const) {
    it.each(FORMULAS)(`${form}, typed: %s`, (formula) => {
      const [meant, got] = both(formula, ENTRY, DATA as Value, form);
      expect(got).toBe(meant);
    });
    it.each(FORMULAS)(`${form}, untyped: %s`, (formula) => {
      for (const entry of [
        DATA,
        { ...DATA, task: undefined, user: null, tags: [] },
        null,
        5,
        'text',
        { lines: [1, null, 'x'], tags: 3 },
      ]) {
        const [meant, got] = both(formula, undefined, entry as Value, form);
        expect(got).toBe(meant);
      }
    });
  }
});
