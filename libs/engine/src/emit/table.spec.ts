import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { span, tables, type RandomTable } from '../../test/random/tables.js';
import { spell } from '../../test/flows/spell.js';
import { parseDecimal } from '../decimal/decimal.js';
import { interpretTable, NO_ROW } from '../interpret/decision.js';
import { Environment } from '../interpret/environment.js';
import type { TableIr } from '../ir/definitions.js';
import type { Ir, Local } from '../ir/expression.js';
import { ANY, NUMBER, type Type } from '../types/type.js';
import type { Maybe } from '../values/value.js';
import { Failure } from '../values/failure.js';
import { BAIL } from './bail.js';
import { compileSpec } from './function.js';
import { linksFor } from './links.js';
import { tableFunction } from './table.js';

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
