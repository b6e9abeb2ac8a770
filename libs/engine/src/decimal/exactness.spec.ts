import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Failure } from '../values/failure.js';
import type { Num } from '../values/value.js';
import {
  add,
  allocate,
  compareNumbers,
  divide,
  equalNumbers,
  multiply,
  remainder,
  round,
  subtract,
} from './arithmetic.js';
import { Decimal, formatNumber, parseDecimal } from './decimal.js';
import {
  equal,
  less,
  lessOrEqual,
  roundProduct,
  roundProduct3,
  roundQuotient,
  roundShortProduct,
  roundShortProduct3,
  sum,
} from './fast.js';
import { ROUNDING_MODES, type RoundingMode } from './rounding.js';

/** Every operation against fractions of BigInts: slow, obvious, and with no code in common with what is tested. */

const SETTINGS = { seed: 20_261_121, numRuns: 3000 };

interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

function fraction(text: string): Fraction {
  const [mantissa, exponent = '0'] = text.split('e') as [string, string?];
  const [whole, decimals = ''] = mantissa.split('.') as [string, string?];
  const shift = Number(exponent) - decimals.length;
  const digits = BigInt(whole + decimals);
  return shift >= 0
    ? { over: digits * 10n ** BigInt(shift), under: 1n }
    : { over: digits, under: 10n ** BigInt(-shift) };
}

const of = (n: Num): Fraction => fraction(formatNumber(n));
const same = (a: Fraction, b: Fraction): boolean => a.over * b.under === b.over * a.under;
const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});
const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under });
const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { over: -b.over, under: b.under });
const abs = (n: bigint): bigint => (n < 0n ? -n : n);
const over = (a: Fraction, b: Fraction): Fraction =>
  b.over < 0n
    ? { over: -a.over * b.under, under: a.under * -b.over }
    : { over: a.over * b.under, under: a.under * b.over };

/** The fraction as a whole number, rounded. */
function whole({ over, under }: Fraction, mode: RoundingMode): bigint {
  const down = abs(over) / under;
  const twice = (abs(over) % under) * 2n;
  const negative = over < 0n;
  const further: Record<RoundingMode, boolean> = {
    'half-even': twice > under || (twice === under && down % 2n === 1n),
    'half-up': twice >= under,
    'half-down': twice > under,
    up: twice > 0n,
    down: false,
    ceiling: twice > 0n && !negative,
    floor: twice > 0n && negative,
  };
  const result = further[mode] ? down + 1n : down;
  return negative ? -result : result;
}

function power(places: number): Fraction {
  return places >= 0 ? { over: 10n ** BigInt(places), under: 1n } : { over: 1n, under: 10n ** BigInt(-places) };
}

function rounded(value: Fraction, places: number, mode: RoundingMode): Fraction {
  return over({ over: whole(times(value, power(places)), mode), under: 1n }, power(places));
}

/** 34 significant digits, half-even. */
function quotient(a: Fraction, b: Fraction): Fraction {
  const exact = over(a, b);
  if (exact.over === 0n) return exact;
  let places = 34 - (String(abs(exact.over)).length - String(exact.under).length);
  const limit = 10n ** 34n;
  while (abs(whole(times(exact, power(places)), 'half-even')) >= limit) places -= 1;
  while (abs(whole(times(exact, power(places + 1)), 'half-even')) < limit) places += 1;
  return rounded(exact, places, 'half-even');
}

/** The one representation: a double exactly where its shortest text spells the value. */
function expectNumber(actual: Num, wanted: Fraction): void {
  const text = formatNumber(actual);
  if (!same(fraction(text), wanted)) throw new Error(`${text} is not ${wanted.over}/${wanted.under}`);
  const spelledByDouble = Number.isFinite(Number(text)) && same(fraction(String(Number(text))), wanted);
  if (spelledByDouble !== (typeof actual === 'number')) throw new Error(`${text} has the wrong representation`);
  if (Object.is(actual, -0)) throw new Error('negative zero');
}

const digits = (most: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 1, max: most }), fc.bigInt({ min: 0n, max: 10n ** BigInt(most) }))
    .map(([length, n]) => String(n).slice(0, length));

/** Up to 30 digits; half of them look like money, so that both paths are walked. */
const decimal: fc.Arbitrary<Num> = fc
  .oneof(
    fc
      .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 4 }))
      .map(([n, places]) => `${n}e${-places}`),
    fc
      .tuple(fc.constantFrom('', '-'), digits(17), fc.integer({ min: -20, max: 3 }))
      .map(([sign, text, e]) => `${sign}${text}e${e}`),
    fc
      .tuple(fc.constantFrom('', '-'), digits(30), fc.integer({ min: -40, max: 20 }))
      .map(([sign, text, e]) => `${sign}${text}e${e}`),
  )
  .map((text) => parseDecimal(text)!);
const divisor = decimal.filter((n) => n !== 0);
const mode = fc.constantFrom(...ROUNDING_MODES);
const places = fc.integer({ min: -6, max: 24 });
/** What ends in a half at two places, the hardest case of rounding. */
const tie = fc
  .tuple(fc.integer({ min: -100_000_000, max: 100_000_000 }), fc.constantFrom('5', '50', '49999999999', '50000000001'))
  .map(([n, tail]) => parseDecimal(`${Math.trunc(n / 100)}.${String(Math.abs(n) % 100).padStart(2, '0')}${tail}`)!);

describe('exact arithmetic', () => {
  it('adds and subtracts', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expectNumber(add(a, b), plus(of(a), of(b)));
        expectNumber(subtract(a, b), minus(of(a), of(b)));
      }),
      SETTINGS,
    );
  });

  it('multiplies', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => expectNumber(multiply(a, b), times(of(a), of(b)))),
      SETTINGS,
    );
  });

  it('divides to 34 digits, halves to even', () => {
    fc.assert(
      fc.property(decimal, divisor, (a, b) => expectNumber(divide(a, b), quotient(of(a), of(b)))),
      SETTINGS,
    );
  });

  it('leaves the remainder with the sign of the dividend', () => {
    fc.assert(
      fc.property(decimal, divisor, (a, b) => {
        const times_ = whole(over(of(a), of(b)), 'down');
        expectNumber(remainder(a, b), minus(of(a), times({ over: times_, under: 1n }, of(b))));
      }),
      SETTINGS,
    );
  });

  it('compares', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const difference = minus(of(a), of(b)).over;
        const sign = difference < 0n ? -1 : difference > 0n ? 1 : 0;
        expect(compareNumbers(a, b)).toBe(sign);
        expect([equalNumbers(a, b), equal(a, b), less(a, b), lessOrEqual(a, b)]).toEqual([
          sign === 0,
          sign === 0,
          sign < 0,
          sign <= 0,
        ]);
        expect(equalNumbers(a, parseDecimal(formatNumber(a))!)).toBe(true);
      }),
      SETTINGS,
    );
  });

  it('rounds in every mode, to negative places too', () => {
    fc.assert(
      fc.property(fc.oneof(decimal, tie), fc.oneof(places, fc.constant(2)), mode, (n, to, how) =>
        expectNumber(round(n, to, how), rounded(of(n), to, how)),
      ),
      { ...SETTINGS, numRuns: 10_000 },
    );
  });

  it('rounds products and quotients as in two steps', () => {
    const small = fc.integer({ min: 0, max: 4 });
    const money = fc
      .tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.constantFrom(4, 8, 10, 100, 1000))
      .map(([n, by]) => n / by);
    const factor = fc.oneof(money, money, decimal);
    fc.assert(
      fc.property(fc.tuple(factor, factor, factor), small, mode, ([a, b, c], to, how) => {
        expectNumber(roundProduct(a, b, to, how), rounded(times(of(a), of(b)), to, how));
        expectNumber(roundProduct3([a, b, c], to, how), rounded(times(times(of(a), of(b)), of(c)), to, how));
        if (b !== 0) expectNumber(roundQuotient(a, b, to, how), rounded(quotient(of(a), of(b)), to, how));
      }),
      { ...SETTINGS, numRuns: 20_000 },
    );
  });

  it('rounds short products by the grid', () => {
    const upTo = (most: number): fc.Arbitrary<number> => fc.integer({ min: -most, max: most });
    const hundredths = fc.oneof(upTo(500), upTo(20_000), upTo(2_000_000), upTo(100_000_000)).map((n) => n / 100);
    fc.assert(
      fc.property(
        fc.tuple(hundredths, hundredths, hundredths),
        fc.integer({ min: 0, max: 6 }),
        mode,
        ([a, b, c], to, how) => {
          const two = rounded(times(of(a), of(b)), to, how);
          expectNumber(roundProduct(a, b, to, how), two);
          expectNumber(roundShortProduct(a, b, to, how), two);
          const three = rounded(times(times(of(a), of(b)), of(c)), to + 2, how);
          expectNumber(roundProduct3([a, b, c], to + 2, how), three);
          expectNumber(roundShortProduct3([a, b, c], to + 2, how), three);
        },
      ),
      { ...SETTINGS, numRuns: 20_000 },
    );
  });

  it('sums lists', () => {
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 30 }), (list) =>
        expectNumber(sum(list), list.map(of).reduce(plus, { over: 0n, under: 1n })),
      ),
      { ...SETTINGS, numRuns: 500 },
    );
  });

  it('sums beyond what the running count holds', () => {
    const large = [99_999_999_999.9999, 99_999_999_999.9998, 1e11 - 1].flatMap((n) =>
      Array.from({ length: 40 }, () => n),
    );
    expectNumber(sum(large), large.map(of).reduce(plus));
    expectNumber(sum(large.map((n) => -n)), large.map((n) => of(-n)).reduce(plus));
  });
});

describe('allocation', () => {
  const weight = decimal.map((n) => (typeof n === 'number' ? Math.abs(n) : n)).filter((n) => compareNumbers(n, 0) >= 0);

  it('loses nothing, and no share is a whole unit off its part', () => {
    fc.assert(
      fc.property(
        decimal,
        fc.array(weight, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 4 }),
        (n, weights, to) => {
          const total = round(n, to, 'half-even');
          fc.pre(weights.some((each) => each !== 0));
          const shares = allocate(total, weights, to);
          expectNumber(sum(shares), of(total));
          const all = weights.map(of).reduce(plus);
          shares.forEach((share, index) => {
            const fair = times(of(total), over(of(weights[index]!), all));
            const off = times(minus(of(share), fair), power(to));
            expect(abs(off.over) < off.under).toBe(true);
            expectNumber(share, rounded(of(share), to, 'down'));
          });
        },
      ),
      { ...SETTINGS, numRuns: 1000 },
    );
  });

  it('gives what is left to the largest parts cut off, the earlier first', () => {
    expect(allocate(100, [1, 1, 1], 2)).toEqual([33.34, 33.33, 33.33]);
    expect(allocate(-100, [1, 1, 1], 2)).toEqual([-33.34, -33.33, -33.33]);
    expect(allocate(0.05, [3, 0, 7], 2)).toEqual([0.02, 0, 0.03]);
    expect(allocate(10, [1, 2, 3, 4], 0)).toEqual([1, 2, 3, 4]);
  });

  it('refuses what cannot be shared out', () => {
    expect(codeOf(() => allocate(0.001, [1], 2))).toBe('NOT_EXACT');
    expect(codeOf(() => allocate(1, [], 2))).toBe('BAD_ARGUMENT');
    expect(codeOf(() => allocate(1, [0, 0], 2))).toBe('BAD_ARGUMENT');
    expect(codeOf(() => allocate(1, [2, -1], 2))).toBe('BAD_ARGUMENT');
  });
});

describe('what the manual says', () => {
  it.each([
    [add(0.1, 0.2), '0.3'],
    [multiply(1.005, 100), '100.5'],
    [divide(1, 3), '0.3333333333333333333333333333333333'],
    [divide(2, 3), '0.6666666666666666666666666666666667'],
    [add(9_007_199_254_740_991, 2), '9007199254740993'],
    [multiply(123_456_789.123, 987_654_321.321), '121932631273746379.791483'],
    [round(2.675, 2, 'half-up'), '2.68'],
    [round(0.125, 2, 'half-even'), '0.12'],
    [round(-0.4, 0, 'half-even'), '0'],
  ])('%s is %s', (result, text) => {
    expect(formatNumber(result)).toBe(text);
  });

  it('ends at 1,000 digits and at the exponent 6,144', () => {
    const long = parseDecimal(`1${'0'.repeat(998)}1`)!;
    expect(long).toBeInstanceOf(Decimal);
    expect(codeOf(() => multiply(long, 11.1))).toBe('NUMBER_LIMIT');
    expect(codeOf(() => multiply(parseDecimal('1e6000')!, parseDecimal('1e6000')!))).toBe('NUMBER_LIMIT');
    expect(codeOf(() => multiply(parseDecimal('1e-6000')!, parseDecimal('1e-6000')!))).toBe('NUMBER_LIMIT');
    expect(codeOf(() => add(parseDecimal('1e6144')!, parseDecimal('1e-6144')!))).toBe('NUMBER_LIMIT');
    expect(codeOf(() => divide(1, 0))).toBe('DIVISION_BY_ZERO');
    expect(codeOf(() => remainder(1, 0))).toBe('DIVISION_BY_ZERO');
    expect(remainder(parseDecimal('1e6144')!, 7)).toBe(Number(10n ** 6144n % 7n));
  });
});

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    return error instanceof Failure ? error.code : String(error);
  }
  return undefined;
}
