import fc from 'fast-check';
import type { Ir } from '../../src/ir/expression.js';
import type { StrictOperator } from '../../src/operators/operator.js';
import { BOOLEAN, DATE, INTEGER, NUMBER, TEXT, optional, type Type } from '../../src/types/type.js';
import type { Maybe, Value } from '../../src/values/value.js';
import { path, span } from './tables.js';

/** Random conditions on five fields: as IR for the solver, and as JavaScript, which says how JSON-Logic takes them. */

export interface Tree {
  readonly ir: Ir;
  holds(data: Data): unknown;
  readonly text: string;
}

export type Data = Readonly<Record<string, Maybe>>;

/** Each field with values between which no leaf below can tell apart any others. */
export const FIELDS: Readonly<Record<string, { readonly type: Type; readonly values: readonly Maybe[] }>> = {
  'entry.hours': { type: NUMBER, values: [-1, 0, 0.5, 1, 1.5, 2, 3] },
  'entry.count': { type: optional(INTEGER), values: [undefined, -1, 0, 1, 2, 3] },
  'entry.day': { type: DATE, values: ['2025-12-31', '2026-01-01', '2026-01-02', '2026-02-01', '2026-02-02'] },
  'project.closed': {
    type: optional(DATE),
    values: [undefined, '2025-12-31', '2026-01-01', '2026-01-02', '2026-02-01', '2026-02-02'],
  },
  'project.status': { type: { ...TEXT, values: ['open', 'closed', 'draft'] }, values: ['open', 'closed', 'draft'] },
  'project.billable': { type: optional(BOOLEAN), values: [undefined, true, false] },
};

let ids = 100_000;

export function call(name: string, ...args: readonly Ir[]): Ir {
  return { kind: 'call', id: ids++, type: BOOLEAN, span, operator: { name } as StrictOperator, args };
}

export function constant(value: Value): Ir {
  return { kind: 'const', id: ids++, type: TEXT, span, value };
}

export function read(name: string): Tree {
  return { ir: path(name, FIELDS[name]!.type), holds: (data) => data[name], text: name };
}

const COMPARE: Readonly<Record<string, (a: unknown, b: unknown) => boolean>> = {
  '==': (a, b) => a == b,
  '!=': (a, b) => a != b,
  '===': (a, b) => (a ?? null) === (b ?? null),
  '!==': (a, b) => (a ?? null) !== (b ?? null),
  '<': (a, b) => (a ?? null)! < (b ?? null)!,
  '<=': (a, b) => (a ?? null)! <= (b ?? null)!,
  '>': (a, b) => (a ?? null)! > (b ?? null)!,
  '>=': (a, b) => (a ?? null)! >= (b ?? null)!,
};

export function compare(operator: string, left: Tree, right: Tree): Tree {
  const holds = (data: Data): boolean => COMPARE[operator]!(left.holds(data), right.holds(data));
  return { ir: call(operator, left.ir, right.ir), holds, text: `(${left.text} ${operator} ${right.text})` };
}

export function literal(value: Value): Tree {
  return { ir: constant(value), holds: () => value, text: JSON.stringify(value) };
}

export function join(kind: 'and' | 'or', parts: readonly Tree[]): Tree {
  const holds = (data: Data): boolean =>
    kind === 'and' ? parts.every((part) => part.holds(data)) : parts.some((part) => part.holds(data));
  return {
    ir: { kind, id: ids++, type: BOOLEAN, span, args: parts.map(({ ir }) => ir) },
    holds,
    text: `(${parts.map(({ text }) => text).join(` ${kind} `)})`,
  };
}

export function negate(tree: Tree): Tree {
  return { ir: call('!', tree.ir), holds: (data) => !tree.holds(data), text: `not ${tree.text}` };
}

function within(value: Tree, list: readonly Value[]): Tree {
  const holds = (data: Data): boolean => list.includes((value.holds(data) ?? null) as Value);
  return { ir: call('in', value.ir, constant(list)), holds, text: `(${value.text} in ${JSON.stringify(list)})` };
}

function withDefault(value: Tree, fallback: Value): Tree {
  const ir: Ir = {
    kind: 'coalesce',
    id: ids++,
    type: { ...value.ir.type, optional: false },
    span,
    args: [value.ir, constant(fallback)],
  };
  return {
    ir,
    holds: (data) => value.holds(data) ?? fallback,
    text: `coalesce(${value.text}, ${JSON.stringify(fallback)})`,
  };
}

function choose(when: Tree, then: Tree, otherwise: Tree): Tree {
  const ir: Ir = {
    kind: 'if',
    id: ids++,
    type: BOOLEAN,
    span,
    branches: [{ when: when.ir, then: then.ir }],
    otherwise: otherwise.ir,
  };
  return {
    ir,
    holds: (data) => (when.holds(data) ? then.holds(data) : otherwise.holds(data)),
    text: `if(${when.text}, ${then.text}, ${otherwise.text})`,
  };
}

const orders = fc.constantFrom('<', '<=', '>', '>=');
const equalities = fc.constantFrom('==', '!=', '===', '!==');
const operators = fc.oneof(orders, equalities);
const numbers = fc.constantFrom('entry.hours', 'entry.count').map(read);
const dates = fc.constantFrom('entry.day', 'project.closed').map(read);

/** A comparison of a field with a constant, in any of the ways to write one. */
const withConstants: fc.Arbitrary<Tree> = fc.oneof(
  fc
    .tuple(operators, numbers, fc.constantFrom(0, 1, 2).map(literal))
    .map(([operator, field, value]) => compare(operator, field, value)),
  fc
    .tuple(operators, fc.constantFrom(0, 1, 2).map(literal), numbers)
    .map(([operator, value, field]) => compare(operator, value, field)),
  fc
    .tuple(operators, numbers, fc.constantFrom(0, 1))
    .map(([operator, field, value]) => compare(operator, withDefault(field, value), literal(1))),
  fc
    .tuple(operators, dates, fc.constantFrom('2026-01-01', '2026-02-01').map(literal))
    .map(([operator, field, value]) => compare(operator, field, value)),
  fc
    .tuple(equalities, fc.constantFrom('open', 'closed').map(literal))
    .map(([operator, value]) => compare(operator, read('project.status'), value)),
  fc
    .tuple(equalities, fc.constantFrom(...Object.keys(FIELDS)).map(read))
    .map(([operator, field]) => compare(operator, field, literal(null))),
  fc.subarray(['open', 'closed', 'draft']).map((list) => within(read('project.status'), list)),
  fc.subarray([0, 1, null]).map((list) => within(read('entry.count'), list)),
  fc.constantFrom('project.billable', 'entry.count', 'project.status').map(read),
);

const ofTwoFields: fc.Arbitrary<Tree> = fc.oneof(
  operators.map((operator) => compare(operator, read('entry.day'), read('project.closed'))),
  operators.map((operator) => compare(operator, read('entry.hours'), read('entry.count'))),
);

function joined(leaves: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> {
  return fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2 },
      leaves,
      fc
        .tuple(fc.constantFrom('and', 'or' as const), fc.array(tie('tree'), { minLength: 2, maxLength: 3 }))
        .map(([kind, parts]) => join(kind, parts)),
      tie('tree').map(negate),
      fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(([when, then, otherwise]) => choose(when, then, otherwise)),
    ),
  })).tree;
}

/** Conditions that compare fields with constants alone. */
export const conditions = joined(withConstants);

/** Conditions that compare fields with each other, too. */
export const relations = joined(fc.oneof(withConstants, ofTwoFields));

/** All data that matter, for the given fields; the others have their first value. */
export function allData(names: readonly string[] = Object.keys(FIELDS)): Data[] {
  const base = Object.fromEntries(Object.entries(FIELDS).map(([name, { values }]) => [name, values[0]]));
  return names.reduce<Data[]>(
    (all, name) => all.flatMap((data) => FIELDS[name]!.values.map((value) => ({ ...data, [name]: value }))),
    [base],
  );
}

/** The data of a payload. */
export function dataOf(payload: Readonly<Record<string, unknown>>): Data {
  const at = (name: string): Maybe => {
    const [input, field] = name.split('.') as [string, string];
    return (payload[input] as Record<string, Maybe> | undefined)?.[field];
  };
  return Object.fromEntries(Object.keys(FIELDS).map((name) => [name, at(name)]));
}
