import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDecimal } from '../decimal/decimal.js';
import { BOOLEAN, DATE, INTEGER, NUMBER, TEXT, optional, type Type } from '../types/type.js';
import type { Maybe } from '../values/value.js';
import { describeSet } from './describe.js';
import { domainOf, within } from './domain.js';
import { compareCuts } from './line.js';
import {
  beyond,
  complement,
  contains,
  intersect,
  isEmpty,
  sameSet,
  subtract,
  unite,
  valuesOf,
  type Order,
  type ValueSet,
} from './value-set.js';
import { nearest, pick } from './witness.js';

const NUMBERS = [-1, 0, 0.1, 1, 2, 2.5, 3, parseDecimal('1.00000000000000000001')!];
const TEXTS = ['', 'a', 'a\u0000', 'b', 'closed', '2026-01-31', '2026-02-01', '2026-02-30'];
const VALUES: readonly Maybe[] = [undefined, null, false, true, ...NUMBERS, ...TEXTS, [], { a: 1 }];

const bounds = fc.constantFrom(...NUMBERS, ...TEXTS);
const orders = fc.constantFrom<Order>('<', '<=', '>', '>=');
const simple = fc.oneof(
  fc.array(fc.constantFrom(...VALUES), { maxLength: 4 }).map((values) => valuesOf(values)),
  fc.tuple(orders, bounds).map(([order, bound]) => beyond(order, bound)),
);
const sets: fc.Arbitrary<ValueSet> = fc.letrec<{ set: ValueSet }>((tie) => ({
  set: fc.oneof(
    { maxDepth: 3 },
    simple,
    fc.tuple(tie('set'), tie('set')).map(([a, b]) => unite(a, b)),
    fc.tuple(tie('set'), tie('set')).map(([a, b]) => intersect(a, b)),
    tie('set').map((set) => complement(set)),
  ),
})).set;

describe('sets of values', () => {
  it('hold what they are made of', () => {
    for (const value of VALUES.slice(0, -2)) {
      expect(contains(valuesOf([value]), value)).toBe(true);
      expect(contains(complement(valuesOf([value])), value)).toBe(false);
    }
    expect(contains(beyond('>', 2), 2)).toBe(false);
    expect(contains(beyond('>=', 2), 2)).toBe(true);
    expect(contains(beyond('>', 'a'), 'a\u0000')).toBe(true);
    expect(contains(beyond('<', 5), '4')).toBe(false);
  });

  it('obey the laws of sets, value by value', () => {
    fc.assert(
      fc.property(sets, sets, fc.constantFrom(...VALUES), (a, b, value) => {
        const [inA, inB] = [contains(a, value), contains(b, value)];
        expect(contains(unite(a, b), value)).toBe(inA || inB);
        expect(contains(intersect(a, b), value)).toBe(inA && inB);
        expect(contains(subtract(a, b), value)).toBe(inA && !inB);
        expect(contains(complement(a), value)).toBe(!inA);
        expect(sameSet(complement(complement(a)), a)).toBe(true);
        expect(isEmpty(intersect(a, complement(a)))).toBe(true);
        expect(a.every((cut, index) => index === 0 || compareCuts(a[index - 1]!, cut) < 0)).toBe(true);
      }),
      { seed: 3, numRuns: 2000 },
    );
  });
});

const TYPES: readonly Type[] = [
  NUMBER,
  INTEGER,
  { ...NUMBER, scale: 1, max: 3 },
  TEXT,
  DATE,
  BOOLEAN,
  optional(NUMBER),
  optional(DATE),
  { ...TEXT, values: ['a', 'closed'] },
];

describe('what can occur', () => {
  it('a witness is of the set and of the domain; without one nothing of the domain is in the set', () => {
    fc.assert(
      fc.property(sets, fc.constantFrom(...TYPES), fc.constantFrom(...VALUES), (set, type, value) => {
        const domain = domainOf(type);
        const found = pick(domain, set);
        if (found) {
          expect(contains(set, found.value)).toBe(true);
          expect(isOfType(found.value, type)).toBe(true);
          const near = nearest(domain, set, value)!;
          expect(contains(set, near.value)).toBe(true);
          expect(near.value === value || isOfType(near.value, type)).toBe(true);
        } else expect(isOfType(value, type) && contains(set, value)).toBe(false);
        expect(isEmpty(within(domain, set))).toBe(found === undefined);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  it.each<[string, Type, ValueSet, Maybe]>([
    ['zero where it may be', NUMBER, beyond('<', 40), 0],
    ['the bound itself', NUMBER, intersect(beyond('>=', 40), beyond('<', 45)), 40],
    ['the next whole number', NUMBER, beyond('>', 45), 46],
    ['the middle where no whole number fits', NUMBER, intersect(beyond('>', 1), beyond('<', 2)), 1.5],
    ['no whole number between 1 and 2', INTEGER, intersect(beyond('>', 1), beyond('<', 2)), undefined],
    ['the day after', DATE, beyond('>', '2026-02-28'), '2026-03-01'],
    [
      'no day after the 28th and before March',
      DATE,
      intersect(beyond('>', '2026-02-28'), beyond('<', '2026-03-01')),
      undefined,
    ],
    ['a listed value', { ...TEXT, values: ['open', 'closed'] }, complement(valuesOf(['closed'])), 'open'],
    ['another text', TEXT, complement(valuesOf(['other'])), 'another'],
  ])('%s', (_, type, set, expected) => {
    expect(pick(domainOf(type), set)?.value).toEqual(expected);
  });

  it('the nearest value is at the edge on the side of the actual one', () => {
    expect(nearest(domainOf(DATE), beyond('<=', '2026-10-31'), '2026-11-02')).toEqual({ value: '2026-10-31' });
    expect(nearest(domainOf(NUMBER), beyond('<', 40), 45)).toEqual({ value: 39.99 });
    expect(nearest(domainOf(INTEGER), beyond('<', 40), 45)).toEqual({ value: 39 });
    expect(nearest(domainOf(NUMBER), unite(beyond('<=', 10), beyond('>', 20)), 18)).toEqual({ value: 20.01 });
  });
});

describe('sets in words', () => {
  const status: Type = { ...TEXT, values: ['open', 'closed', 'on hold', 'draft'] };
  it.each<[string, Type, ValueSet]>([
    ['2026-10-31 or earlier', DATE, beyond('<', '2026-11-01')],
    ['2026-11-01 or later', DATE, beyond('>', '2026-10-31')],
    ['from 2026-01-01 to 2026-03-31', DATE, intersect(beyond('>=', '2026-01-01'), beyond('<', '2026-04-01'))],
    ['40 or more', NUMBER, beyond('>=', 40)],
    ['more than 40', NUMBER, beyond('>', 40)],
    ['from 40 to less than 45', NUMBER, intersect(beyond('>=', 40), beyond('<', 45))],
    ['more than 40 and at most 45', NUMBER, intersect(beyond('>', 40), beyond('<=', 45))],
    ['less than 0', { ...NUMBER, max: 1000 }, beyond('<', 0)],
    ['not missing', optional({ ...NUMBER, max: 1000 }), complement(valuesOf([null]))],
    ['not a, b, c, d or e', TEXT, complement(valuesOf(['a', 'b', 'c', 'd', 'e']))],
    ['none of a, b, c, d, e, f and 2 more', TEXT, complement(valuesOf([...'abcdefgh']))],
    ['a text before "m"', TEXT, beyond('<', 'm')],
    ['not 7', NUMBER, complement(valuesOf([7]))],
    ['not closed', status, complement(valuesOf(['closed']))],
    ['closed or "on hold"', status, valuesOf(['closed', 'on hold'])],
    ['open', TEXT, valuesOf(['open'])],
    ['not open', TEXT, complement(valuesOf(['open']))],
    ['true', BOOLEAN, complement(valuesOf([false]))],
    ['not missing', optional(TEXT), complement(valuesOf([null]))],
    ['missing', optional(TEXT), valuesOf([null])],
    ['40 or more, or missing', optional(NUMBER), unite(beyond('>=', 40), valuesOf([null]))],
    ['anything', BOOLEAN, valuesOf([true, false])],
  ])('%s', (words, type, set) => {
    expect(describeSet(domainOf(type), set)).toBe(words);
  });
});

function isOfType(value: Maybe, type: Type): boolean {
  if (value === undefined) return type.optional;
  if (value === null) return type.nullable || type.optional;
  if (type.values) return type.values.includes(value as string);
  return contains(within(domainOf(type), valuesOf([value])), value);
}
