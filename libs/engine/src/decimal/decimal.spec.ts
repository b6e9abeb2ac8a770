import { describe, expect, it } from '@jest/globals';
import { stringifyJson } from '../values/json.js';
import { add, negate, absolute, isWhole } from './arithmetic.js';
import { Decimal, formatNumber, isNumber, parseDecimal, spellsNumber } from './decimal.js';
import { withoutHanging } from '../../test/hostile/without-hanging.js';

describe('the text of a number', () => {
  it.each([
    ['0.1', 0.1],
    ['-0', 0],
    ['-0.000', 0],
    ['007.50', 7.5],
    ['1e2', 100],
    ['12345678901234567000', 12_345_678_901_234_567_000],
    ['0.1000000000000000000000000000000000', 0.1],
    ['1.7976931348623157e308', Number.MAX_VALUE],
    ['5e-324', 5e-324],
  ])('%s is a double', (text, double) => {
    expect(parseDecimal(text)).toBe(double);
  });

  it.each([
    ['12345678901234567890', '12345678901234567890'],
    ['0.10000000000000000000001', '0.10000000000000000000001'],
    ['-9007199254740993', '-9007199254740993'],
    ['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
    ['1e309', '1e+309'],
    ['-12.5e399', '-1.25e+400'],
    ['1e-400', '1e-400'],
    ['1234567890123456789e10', '12345678901234567890000000000'],
    ['4.9e-324', '4.9e-324'],
  ])('%s is a decimal of its own', (text, shown) => {
    const number = parseDecimal(text);
    expect(number).toBeInstanceOf(Decimal);
    expect(formatNumber(number!)).toBe(shown);
  });

  it.each(['', ' 1', '1 ', '+1', '.5', '5.', '1,5', '1e', 'Infinity', 'NaN', '0x10', '1_000', '--1', '١'])(
    '%j spells none',
    (text) => {
      expect(spellsNumber(text)).toBe(false);
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  it.each(['1e6145', '1e-6145', `1${'0'.repeat(6145)}`, `${'1'.repeat(1001)}`, '1e99999999999999999999'])(
    '%s is beyond the limits',
    (text) => {
      expect(spellsNumber(text)).toBe(true);
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  it('is found quickly in long texts, whatever they hold', () => {
    const parsed = (text: string) => withoutHanging(() => parseDecimal(text));
    expect(parsed('0'.repeat(1_000_000))).toBe(0);
    expect(parsed(`${'0'.repeat(1_000_000)}x`)).toBeUndefined();
    expect(parsed(`1${'0'.repeat(1_000_000)}`)).toBeUndefined();
    expect(parsed(`0.${'0'.repeat(1_000_000)}1e1000001`)).toBe(1);
  });
});

describe('a decimal as a JavaScript value', () => {
  const third = parseDecimal('0.33333333333333333333')!;

  it('is a number, and never a double by accident', () => {
    expect(isNumber(third)).toBe(true);
    expect(isNumber('1')).toBe(false);
    expect(String(third)).toBe('0.33333333333333333333');
    expect(() => Number(third)).toThrow(TypeError);
    expect(() => (third as never as number) + 1).toThrow(TypeError);
  });

  it('becomes a double again where one spells the result', () => {
    expect(add(third, parseDecimal('0.66666666666666666667')!)).toBe(1);
  });

  it('has a sign and may be whole', () => {
    expect(formatNumber(negate(third))).toBe('-0.33333333333333333333');
    expect(formatNumber(absolute(negate(third)))).toBe('0.33333333333333333333');
    expect([isWhole(third), isWhole(parseDecimal('1e400')!), isWhole(0.5), isWhole(1e300)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(Object.is(negate(0), 0)).toBe(true);
  });

  it('is a number in JSON', () => {
    expect(stringifyJson({ a: third, b: [1.5] })).toBe('{"a":0.33333333333333333333,"b":[1.5]}');
  });
});
