import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { span, tables, type RandomTable } from '../../test/random/tables.js';
import { spell } from '../../test/flows/spell.js';
import { parseDecimal } from '../decimal/decimal.js';
import { interpretTable, NO_ROW } from '../interpret/decision.js';
import { Environment } from '../interpret/environment.js';
import type { CellTest, TableIr } from '../ir/definitions.js';
import type { Ir, Local } from '../ir/expression.js';
import { ANY, NUMBER, TEXT, type Type } from '../types/type.js';
import type { Maybe } from '../values/value.js';
import { Failure } from '../values/failure.js';
import { BAIL } from './bail.js';
import { compileSpec } from './function.js';
import { linksFor } from './links.js';
import { tableFunction } from './table.js';
import { indexTable } from './table-index.js';

/** Values that no cell names, of every kind; columns must tell them apart as `matches` does. */
const STRANGERS: readonly Maybe[] = [
  undefined,
  null,
  true,
  '',
  'zz',
  -5,
  1e21,
  parseDecimal('1.00000000000000000001'),
  [],
  {},
];

const number = (value: number): Ir => ({ kind: 'const', id: 0, type: NUMBER, span, value });

/** Each row answers its number, and every third one twice a column, so that not all answers are constant. */
function tableOf({ table }: RandomTable, copies: number, isTyped: boolean): TableIr {
  const typeOf = (index: number): Type => (isTyped ? table.columns[index]!.type : ANY);
  const inputs: Local[] = table.columns.map((_, index) => ({
    id: 100 + index,
    name: `c${index}`,
    type: typeOf(index),
  }));
  const columns = table.columns.map(({ name }, index) => {
    const value: Ir = { kind: 'local', id: index, type: typeOf(index), span, local: inputs[index]! };
    return { name, value, type: typeOf(index) };
  });
  const rows = Array.from({ length: copies }, () => table.rows).flat();
  return {
    kind: 'table',
    id: 'random',
    span,
    inputs,
    hit: table.hit,
    columns,
    outputs: [{ name: 'row', type: ANY }],
    rows: rows.map(({ tests }, index) => ({
      id: `r${index}`,
      nodeId: index,
      tests,
      outputs: [index % 3 === 2 ? columns[0]!.value : number(index)],
      span,
    })),
    result: ANY,
  };
}

function interpreted(table: TableIr, values: readonly Maybe[]): unknown {
  const env = new Environment({ now: '', row: () => undefined, validate: () => undefined });
  table.inputs.forEach((input, index) => env.bind(input, values[index]));
  try {
    const answer = interpretTable(table, env);
    return answer === NO_ROW ? 'none' : spell(answer);
  } catch (thrown) {
    if (thrown instanceof Failure) return 'none';
    throw thrown;
  }
}

/** Where no row answers, or more than may, generated code gives up. */
function emitted(run: (...values: Maybe[]) => Maybe, values: readonly Maybe[]): unknown {
  try {
    return spell(run(...values));
  } catch (thrown) {
    if (thrown === BAIL) return 'none';
    throw thrown;
  }
}

describe.each(['first', 'unique', 'collect'] as const)('a table with the hit policy %s', (hit) => {
  it.each([
    ['untyped', 1],
    ['untyped', 5],
    ['typed', 1],
    ['typed', 5],
  ] as const)('answers as the interpreter does: %s, its rows %d times', (kind, copies) => {
    fc.assert(
      fc.property(tables(hit), (random) => {
        const isTyped = kind === 'typed';
        const table = tableOf(random, copies, isTyped);
        const run = compileSpec(
          tableFunction(table),
          linksFor(() => undefined),
        );
        const strange = STRANGERS.flatMap((value) =>
          table.columns.map((_, index) => random.combinations[0]!.map((known, at) => (at === index ? value : known))),
        );
        for (const values of isTyped ? random.combinations : [...random.combinations, ...strange]) {
          expect([values, emitted(run, values)]).toEqual([values, interpreted(table, values)]);
        }
      }),
      { seed: 17, numRuns: 80 },
    );
  });
});

/** So many rows, columns and constants that leaves hold several rows, and their classes take words or a table of their own. */
describe('a large table', () => {
  it.each([105, 180])('answers as the interpreter does: bounds up to %d', (bounds) => {
    const random = seeded(20_261_121);
    const any: CellTest = { kind: 'any' };
    const range = (below: number): CellTest => {
      const low = random(below);
      return { kind: 'range', low, high: low + 1 + random(20), lowIncluded: true, highIncluded: false };
    };
    const text = (many: number): CellTest => ({ kind: 'one-of', values: [`t${random(many)}`] });
    const or = (test: CellTest): CellTest => (random(6) === 0 ? any : test);
    const rows = Array.from({ length: 3000 }, () => ({
      tests: [or(text(300)), text(5), or(range(180)), or(range(bounds))],
    }));
    const columns = [TEXT, TEXT, NUMBER, NUMBER].map((type, index) => ({ name: `c${index}`, type }));
    const table = tableOf({ table: { hit: 'first', columns, rows } } as unknown as RandomTable, 1, true);
    expect(indexTable(table).leaves.some((leaf) => leaf.rows.length > 1)).toBe(true);
    const run = compileSpec(
      tableFunction(table),
      linksFor(() => undefined),
    );
    for (let each = 0; each < 500; each += 1) {
      const values = [`t${random(310)}`, `t${random(6)}`, random(420) / 2, random(2 * bounds + 60) / 2];
      expect([values, emitted(run, values)]).toEqual([values, interpreted(table, values)]);
    }
  });
});

function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
