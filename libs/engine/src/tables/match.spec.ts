import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contains } from '../constraints/value-set.js';
import { parseDecimal } from '../decimal/decimal.js';
import type { CellTest } from '../ir/definitions.js';
import type { Maybe } from '../values/value.js';
import { matches } from './match.js';
import { setOfTest } from './test-set.js';
import { tests, VALUES } from '../../test/random/cells.js';

const long = parseDecimal('40.00000000000000000001')!;
const range: CellTest = { kind: 'range', low: 40, lowIncluded: true, high: 45, highIncluded: false };
const oneOf = (...values: (string | number | boolean | null)[]): CellTest => ({ kind: 'one-of', values });
const not = (test: CellTest): CellTest => ({ kind: 'not', test });

describe('what a cell accepts', () => {
  it.each<[string, CellTest, Maybe, boolean]>([
    ['anything', { kind: 'any' }, undefined, true],
    ['a text, exactly', oneOf('tm'), 'tm', true],
    ['no other case', oneOf('tm'), 'TM', false],
    ['no number for a text', oneOf('40'), 40, false],
    ['no text for a number', oneOf(40), '40', false],
    ['the same number', oneOf(0.1), 0.1, true],
    ['all digits of a number', oneOf(40), long, false],
    ['a bound with all digits', { kind: 'compare', operator: '>', value: 40 }, long, true],
    ['the low end', range, 40, true],
    ['not the high end', range, 45, false],
    ['no text in a range of numbers', range, '41', false],
    ['null by null', oneOf(null), null, true],
    ['missing by null', oneOf(null), undefined, true],
    ['missing by not', not(oneOf('closed')), undefined, true],
    ['missing by no comparison', { kind: 'compare', operator: '<', value: 5 }, undefined, false],
    ['missing by the opposite of a comparison', not({ kind: 'compare', operator: '<', value: 5 }), undefined, true],
    ['a later date', { kind: 'compare', operator: '>=', value: '2026-01-01' }, '2026-02-01', true],
    [
      'an instant, whatever its offset',
      { kind: 'compare', operator: '<=', value: '2026-01-01T10:00:00Z' },
      '2026-01-01T11:30:00+02:00',
      true,
    ],
    ['false is not nothing', oneOf(false), null, false],
  ])('%s', (_, test, value, expected) => {
    expect(matches(test, value)).toBe(expected);
  });

  it('is the set that the analysis works with', () => {
    fc.assert(
      fc.property(tests(), fc.constantFrom(...VALUES), (test, value) => {
        expect(contains(setOfTest(test)!, value)).toBe(matches(test, value));
      }),
      { seed: 13, numRuns: 2000 },
    );
  });
});
