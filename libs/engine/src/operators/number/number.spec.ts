import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRequire } from 'node:module';
import { add, compareNumbers, divide, equalNumbers, multiply, round, subtract } from '../../decimal/arithmetic.js';
import { formatNumber, isNumber, parseDecimal } from '../../decimal/decimal.js';
import { ROUNDING_MODES, type RoundingMode } from '../../decimal/rounding.js';
import { code, operatorCode } from '../../emit/code.js';
import { compileFunction } from '../../emit/compile.js';
import type { Type } from '../../types/type.js';
import { NUMBER } from '../../types/type.js';
import { Failure } from '../../values/failure.js';
import type { Maybe, Num, Value } from '../../values/value.js';
import { MONEY_OPERATORS } from '../money/index.js';
import type { StrictOperator } from '../operator.js';
import { NUMBER_OPERATORS } from './index.js';

const reference = createRequire(import.meta.url)('json-logic-js') as { apply(logic: unknown, data?: unknown): unknown };
const CONTEXT = { now: '2026-11-21T10:00:00Z' };
const SEED = 20_261_121;
const ALL = new Map(
  [...NUMBER_OPERATORS, ...MONEY_OPERATORS].map((operator) => [operator.name, operator as StrictOperator]),
);

function run(name: string, args: readonly Maybe[]): Maybe {
  return ALL.get(name)!.evaluate(args, CONTEXT);
}

function outcome(name: string, args: readonly Maybe[]): unknown {
  try {
    return run(name, args);
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

const scalar = fc.constantFrom<Value>(
  true,
  false,
  0,
  1,
  -1,
  2.5,
  40,
  1e21,
  '',
  ' ',
  '0',
  '1',
  '-1',
  '1.50',
  '2 h',
  '.5',
  '5.',
  'a',
  '0x1f',
  ' 2 ',
  '1e2',
  '+3',
);
const any = fc.oneof({ weight: 4, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) });

describe('standard arithmetic and order', () => {
  const logicOf = (name: string, args: readonly Value[]): unknown =>
    reference.apply({ [name]: args.map((_, index) => ({ var: String(index) })) }, args);

  it.each(['<', '<=', '>', '>='])('%s orders as json-logic-js does', (name) => {
    const nullable = fc.oneof(any, fc.constantFrom<Value>(null, 'Infinity', '-Infinity'));
    const args = name.startsWith('<')
      ? fc.oneof(fc.tuple(nullable, nullable), fc.tuple(nullable, nullable, nullable))
      : fc.tuple(nullable, nullable);
    fc.assert(
      fc.property(args, (given) => expect(run(name, given)).toBe(logicOf(name, given))),
      { seed: SEED, numRuns: 3000 },
    );
  });

  it.each(['+', '-', '*', '/', '%', 'min', 'max'])(
    '%s converts as json-logic-js does, and fails where that is no number',
    (name) => {
      const args =
        name === '+' || name.startsWith('m') ? fc.array(any, { minLength: 1, maxLength: 3 }) : fc.tuple(any, any);
      fc.assert(
        fc.property(args, (given) => {
          const theirs = logicOf(name, given) as number;
          const ours = outcome(name, given);
          if (!Number.isFinite(theirs)) expect(['NOT_A_NUMBER', 'DIVISION_BY_ZERO']).toContain(ours);
          else expect(isNumber(ours) ? Number(formatNumber(ours)) : ours).toBeCloseTo(theirs, 9);
        }),
        { seed: SEED, numRuns: 3000 },
      );
    },
  );

  it.each(['+', '-', '*', '/', '%', 'min', 'max'])('%s fails by name where a value is not there', (name) => {
    for (const absent of [null, undefined]) {
      expect(outcome(name, [absent, 1])).toBe('MISSING_VALUE');
      expect(outcome(name, [1, absent])).toBe('MISSING_VALUE');
    }
  });

  it('keeps all digits of texts', () => {
    expect(formatNumber(run('+', ['12345678901234567890.1', '0.2 EUR']) as Num)).toBe('12345678901234567890.3');
    expect(run('>', ['12345678901234567891', parseDecimal('12345678901234567890')!])).toBe(true);
  });
});

/** Numbers of a known size and number of digits. */
const bounded = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 1_000_000 }))
  .chain(([scale, most]) =>
    fc.integer({ min: -most, max: most }).map((units): { value: number; type: Type } => ({
      value: units / 10 ** scale,
      type: { ...NUMBER, max: most / 10 ** scale, scale },
    })),
  );
const constant = (value: number): { value: number; type: Type } => ({
  value,
  type: { ...NUMBER, values: [value], max: Math.abs(value), scale: 0, integer: true },
});

describe('what types promise', () => {
  const given = fc.tuple(bounded, bounded, bounded);
  const calls: readonly (readonly [
    string,
    (args: readonly { value: number; type: Type }[]) => readonly { value: Maybe; type: Type }[],
  ])[] = [
    ['+', (args) => args],
    ['-', ([a, b]) => [a!, b!]],
    ['-', ([a]) => [a!]],
    ['*', (args) => args],
    ['%', ([a, b]) => [a!, b!]],
    ['min', (args) => args],
    ['max', (args) => args],
    ['abs', ([a]) => [a!]],
    ['sign', ([a]) => [a!]],
    ['floor', ([a]) => [a!]],
    ['ceiling', ([a]) => [a!]],
    ['round', ([a]) => [a!]],
    ['round', ([a]) => [a!, constant(1)]],
    ['round', ([a]) => [a!, constant(-2), { value: 'up', type: NUMBER }]],
    ['convert', ([a, b]) => [a!, b!, constant(3)]],
  ];

  it.each(calls)('%s stays within the bounds of its type, and is emitted as it is evaluated', (name, choose) => {
    const operator = ALL.get(name)!;
    fc.assert(
      fc.property(given, (all) => {
        const args = choose(all);
        fc.pre(name !== '%' || args[1]!.value !== 0);
        const types = args.map((arg) => arg.type);
        const values = args.map((arg) => arg.value);
        const result = run(name, values) as Num;
        const type = typeof operator.result === 'function' ? operator.result(types) : operator.result;
        expect(compareNumbers(result, type.max!)).not.toBe(1);
        expect(compareNumbers(result, -type.max!)).not.toBe(-1);
        expect(equalNumbers(round(result, type.scale!, 'down'), result)).toBe(true);
        expect(type.integer === true).toBe(type.scale === 0);
        const emitted = operator.emit?.(
          values.map((_, index) => `values[${index}]`),
          types,
        );
        if (emitted === undefined) return;
        const compute = compileFunction<number>(code`values`, code`return ${operatorCode(emitted)};`, values);
        expect(compute).toBe(result);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('increments', () => {
  const amount = fc.integer({ min: -100_000, max: 100_000 }).map((n) => n / 1000);
  const step = fc.oneof(
    fc.constantFrom<Num>(0.05, 0.1, 0.25, 0.5, 6, parseDecimal('0.3333333333333333333333')!),
    fc.integer({ min: 1, max: 5000 }).map((n) => n / 1000),
  );

  it('brings a number to the multiple that rounding the quotient names', () => {
    fc.assert(
      fc.property(amount, step, fc.constantFrom(...ROUNDING_MODES), (n, increment, mode: RoundingMode) => {
        const multiple = run('roundTo', [n, increment, mode]) as Num;
        expect(formatNumber(multiple)).toBe(formatNumber(multiply(round(divide(n, increment), 0, mode), increment)));
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });

  it('bills at least what was worked, and takes back what it billed', () => {
    fc.assert(
      fc.property(amount, step, (n, increment) => {
        const billed = run('roundUpTo', [n, increment]) as Num;
        expect(compareNumbers(run('abs', [billed]) as Num, Math.abs(n))).not.toBe(-1);
        expect(compareNumbers(run('abs', [subtract(billed, n)]) as Num, increment)).toBe(-1);
        expect(add(billed, run('roundUpTo', [-n, increment]) as Num)).toBe(0);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
});

describe('money', () => {
  it('is the same in minor units and back', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF'), (units, currency) => {
        const amount = run('fromMinorUnits', [units, currency])!;
        expect(run('minorUnits', [amount, currency])).toBe(units);
        expect(run('roundMoney', [amount, currency])).toBe(amount);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it('shares out a total among many, or by odd weights', () => {
    const weights = Array.from({ length: 100_000 }, (_, index) => index % 7);
    expect((run('allocate', [1_000_000.01, weights, 2]) as Num[]).reduce(add)).toBe(1_000_000.01);
    expect(outcome('allocate', [1, [parseDecimal('1e6000')!, parseDecimal('1e-6000')!], 2])).toBe('NUMBER_LIMIT');
  });

  it('names what it does not know', () => {
    expect(() => run('roundMoney', [1, 'eur'])).toThrow(
      expect.objectContaining({
        message: '"eur" is no currency of ISO 4217; it is written "EUR"',
      }) as unknown as Failure,
    );
    expect(outcome('roundMoney', [1, 'constructor'])).toBe('UNKNOWN_CURRENCY');
    expect(outcome('minorUnits', [1, null])).toBe('MISSING_VALUE');
  });
});

describe('numbers in texts', () => {
  it.each<[Maybe, Maybe, unknown]>([
    ['1.234.567,89', ',', 1234567.89],
    ["1'234.50", '.', 1234.5],
    ['1\u00a0234,5', ',', 1234.5],
    ['-0,5', ',', -0.5],
    ['1234,5', ',', 1234.5],
    ['1.5', ',', 'NOT_A_NUMBER'],
    ['1.23,4', ',', 'NOT_A_NUMBER'],
    ['1.234 567,8', ',', 'NOT_A_NUMBER'],
    ['.5', undefined, 0.5],
    ['5.', undefined, 5],
    ['+7', undefined, 7],
    ['', undefined, 'NOT_A_NUMBER'],
    ['1e400', undefined, '1e+400'],
    [true, undefined, 'NOT_A_NUMBER'],
    [undefined, undefined, undefined],
    ['1', ';', 'BAD_ARGUMENT'],
  ])('number(%j, %j) is %j', (text, point, wanted) => {
    const result = outcome('number', [text, point]);
    expect(isNumber(result) && typeof result !== 'number' ? formatNumber(result) : result).toBe(wanted);
  });

  it('are written with all their digits and read again', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }),
        fc.integer({ min: 0, max: 6 }),
        (units, places) => {
          const n = parseDecimal(`${units}e-${places}`)!;
          const text = run('formatNumber', [n, places, ',', '.']) as string;
          expect(formatNumber(run('number', [text, ',']) as Num)).toBe(formatNumber(n));
          expect(text.split(',')[1]?.length ?? 0).toBe(places);
        },
      ),
      { seed: SEED, numRuns: 1000 },
    );
  });
});
