import fc from 'fast-check';
import { parseDecimal } from '../../src/decimal/decimal.js';
import type { CellTest } from '../../src/ir/definitions.js';
import type { Maybe } from '../../src/values/value.js';

/** Random cells over few values, so that they meet each other; for the properties of this folder's specs. */

const NUMBERS = [-1, 0, 0.5, 1, 2, parseDecimal('1.00000000000000000001')!];
const TEXTS = ['', 'a', 'b', '1', '2026-01-31', '2026-02-01'];

export const VALUES: readonly Maybe[] = [undefined, null, true, false, ...NUMBERS, ...TEXTS, [], {}];

export function tests(): fc.Arbitrary<CellTest> {
  const number = fc.constantFrom(...NUMBERS);
  const text = fc.constantFrom(...TEXTS);
  const literal = fc.oneof(number, text, fc.constantFrom(true, false, null));
  const simple = fc.oneof(
    fc.constant<CellTest>({ kind: 'any' }),
    fc.array(literal, { minLength: 1, maxLength: 3 }).map((values): CellTest => ({ kind: 'one-of', values })),
    fc
      .record({ operator: fc.constantFrom('<', '<=', '>', '>=' as const), value: fc.oneof(number, text) })
      .map((test): CellTest => ({ kind: 'compare', ...test })),
    fc
      .oneof(fc.tuple(number, number), fc.tuple(text, text))
      .chain(([low, high]) =>
        fc
          .record({ lowIncluded: fc.boolean(), highIncluded: fc.boolean() })
          .map((ends): CellTest => ({ kind: 'range', low, high, ...ends })),
      ),
  );
  return fc.oneof(
    simple,
    simple,
    simple.map((test): CellTest => ({ kind: 'not', test })),
    fc.tuple(simple, simple).map((both): CellTest => ({ kind: 'or', tests: both })),
  );
}
