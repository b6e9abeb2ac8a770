import { describe, expect, it } from '@jest/globals';
import { Decimal as Library } from 'decimal.js';
import fc from 'fast-check';
import { compareNumbers, divide, multiply, remainder, round, subtract, add } from './arithmetic.js';
import { formatNumber, parseDecimal, toBig } from './decimal.js';
import { ROUNDING_MODES } from './rounding.js';
import type { Num } from '../values/value.js';
import { withoutHanging } from '../../test/hostile/without-hanging.js';

/** Long decimals against a well-kept library: what is far beyond doubles, in length and in size. */

const SETTINGS = { seed: 20_261_121, numRuns: 2000 };

const FORM = { toExpNeg: -9e15, toExpPos: 9e15 };
const Reference = Library.clone({ ...FORM, precision: 13_000, modulo: Library.ROUND_DOWN });
const Quotients = Library.clone({ ...FORM, precision: 34, rounding: Library.ROUND_HALF_EVEN });

const number = fc
  .tuple(fc.boolean(), fc.bigInt(1n, 10n ** 60n), fc.integer({ min: -90, max: 60 }))
  .map(([negative, units, exponent]) => `${negative ? '-' : ''}${units}e${exponent}`);

/** Both written alike. */
const shown = (n: Num): string => new Reference(formatNumber(n)).toFixed();

describe('long decimals are those of the library', () => {
  it.each([
    ['+', add, 'plus'],
    ['-', subtract, 'minus'],
    ['*', multiply, 'times'],
    ['remainder', remainder, 'mod'],
  ] as const)('%s', (_, operation, method) => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(shown(operation(parseDecimal(a)!, parseDecimal(b)!))).toBe(new Reference(a)[method](b).toFixed());
      }),
      SETTINGS,
    );
  });

  it('/ and the order', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [left, right] = [parseDecimal(a)!, parseDecimal(b)!];
        expect(shown(divide(left, right))).toBe(new Quotients(a).div(b).toFixed());
        expect(compareNumbers(left, right)).toBe(new Reference(a).cmp(b));
      }),
      SETTINGS,
    );
  });

  it.each(ROUNDING_MODES)('rounding %s', (mode) => {
    const library = [6, 4, 5, 0, 1, 2, 3][ROUNDING_MODES.indexOf(mode)] as Library.Rounding;
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 40 }), (a, places) => {
        expect(shown(round(parseDecimal(a)!, places, mode))).toBe(
          new Reference(a).toDecimalPlaces(places, library).plus(0).toFixed(),
        );
      }),
      SETTINGS,
    );
  });

  it('texts of a fixed number of places', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 40 }), (a, places) => {
        expect(toBig(parseDecimal(a)!).toFixed(places)).toBe(new Reference(a).toFixed(places, Library.ROUND_DOWN));
      }),
      SETTINGS,
    );
  });
});

describe('the longest and the largest', () => {
  it('are computed with as any other', () => {
    const long = parseDecimal('7'.repeat(1000))!;
    const [large, small] = [parseDecimal('9e6144')!, parseDecimal('7e-6144')!];
    expect(() => withoutHanging(() => multiply(long, long))).toThrow('1000 digits');
    expect(() => withoutHanging(() => add(large, small))).toThrow('1000 digits');
    expect(formatNumber(withoutHanging(() => remainder(large, small)))).toBe(
      new Reference('9e6144').mod('7e-6144').toExponential(),
    );
    expect(withoutHanging(() => compareNumbers(large, small))).toBe(1);
  });
});
