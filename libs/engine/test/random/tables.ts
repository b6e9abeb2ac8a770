import { Source } from '@reckoner/diagnostics';
import fc from 'fast-check';
import type { Ir, Local } from '../../src/ir/expression.js';
import type { CellTest } from '../../src/ir/definitions.js';
import { BOOLEAN, DATE, INTEGER, NUMBER, TEXT, optional, type Type } from '../../src/types/type.js';
import type { TableConditions } from '../../src/tables/dimension.js';
import type { Maybe } from '../../src/values/value.js';

/** Random small tables whose columns read few values, and all combinations that matter for them. */

export const span = new Source('test', '').span();

let ids = 0;

/** A read of `contract.type` for an input `contract`. */
export function path(text: string, type: Type): Ir {
  const [name, ...keys] = text.split('.') as [string, ...string[]];
  const local: Local = { id: [...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7), name, type };
  const start: Ir = { kind: 'local', id: ids++, local, type, span };
  return keys.reduce<Ir>((of, key) => ({ kind: 'get', id: ids++, of, key, type, span }), start);
}

interface Kind {
  readonly type: Type;
  /** Between any two of these nothing else can be told apart by the cells below. */
  readonly values: readonly Maybe[];
  readonly cells: readonly CellTest[];
}

const any: CellTest = { kind: 'any' };
const oneOf = (...values: (string | number | boolean | null)[]): CellTest => ({ kind: 'one-of', values });
const not = (test: CellTest): CellTest => ({ kind: 'not', test });
const from = (low: number | string, high: number | string, ends = '[)'): CellTest => ({
  kind: 'range',
  low,
  high,
  lowIncluded: ends[0] === '[',
  highIncluded: ends[1] === ']',
});
const compare = (operator: '<' | '<=' | '>' | '>=', value: number | string): CellTest => ({
  kind: 'compare',
  operator,
  value,
});

const KINDS: readonly Kind[] = [
  {
    type: NUMBER,
    values: [-1, 0, 0.5, 1, 1.5, 2, 3],
    cells: [
      any,
      oneOf(1),
      oneOf(0, 2),
      compare('<', 1),
      compare('>=', 1),
      from(0, 2),
      from(0, 2, '(]'),
      not(from(0, 1)),
      compare('>', 2),
      compare('<=', 2),
    ],
  },
  {
    type: INTEGER,
    values: [-1, 0, 1, 2, 3],
    cells: [any, oneOf(1), compare('<', 1), compare('>', 0), from(0, 2, '()'), compare('>=', 2), compare('<=', 0)],
  },
  {
    type: { ...TEXT, values: ['a', 'b', 'c'] },
    values: ['a', 'b', 'c'],
    cells: [any, oneOf('a'), oneOf('a', 'b'), not(oneOf('a')), not(oneOf('b', 'c')), oneOf('c')],
  },
  {
    type: optional(TEXT),
    values: [undefined, 'a', 'b', 'x'],
    cells: [any, oneOf('a'), oneOf(null), not(oneOf('a')), not(oneOf(null)), oneOf('b', null)],
  },
  {
    type: DATE,
    values: ['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01', '2026-03-02'],
    cells: [
      any,
      compare('<', '2026-01-01'),
      compare('>=', '2026-01-01'),
      compare('<=', '2026-02-28'),
      compare('>', '2026-02-28'),
      from('2026-01-01', '2026-03-01'),
      oneOf('2026-03-01'),
      compare('>', '2026-03-01'),
    ],
  },
  { type: BOOLEAN, values: [true, false], cells: [any, oneOf(true), oneOf(false), not(oneOf(true))] },
];

export interface RandomTable {
  readonly table: TableConditions;
  /** Every combination of values that its cells can tell apart. */
  readonly combinations: readonly (readonly Maybe[])[];
}

export function tables(hit: TableConditions['hit']): fc.Arbitrary<RandomTable> {
  const columns = fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 3 });
  return columns.chain((kinds) => {
    const row = fc.tuple(
      ...kinds.map((kind) =>
        fc.oneof(fc.constant(any), fc.constantFrom(...kind.cells), fc.constantFrom(...kind.cells)),
      ),
    );
    return fc.array(row, { minLength: 1, maxLength: 7 }).map((rows) => ({
      table: {
        hit,
        columns: kinds.map(({ type }, index) => ({ name: `c${index}`, value: path(`in.c${index}`, type), type })),
        rows: rows.map((tests, index) => ({ id: `r${index}`, tests })),
      },
      combinations: kinds.reduce<Maybe[][]>(
        (all, { values }) => all.flatMap((before) => values.map((value) => [...before, value])),
        [[]],
      ),
    }));
  });
}
