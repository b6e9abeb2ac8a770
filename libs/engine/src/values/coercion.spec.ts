import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDecimal } from '../decimal/decimal.js';
import { looselyEqual, numberOf, stringOf } from './coercion.js';
import { sameValue } from './equality.js';
import { withinEffort } from './bounds/effort.js';
import { valueKey } from './key.js';
import type { Value } from './value.js';

const SEED = 3;
const PLAIN: Value[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  1e21,
  1e-7,
  '',
  ' ',
  '0',
  '1',
  '-1',
  '1.50',
  ' 1 ',
  '+1',
  '.5',
  '5.',
  '1e0',
  '0x10',
  '0b1',
  '1_0',
  'a',
  'true',
  'null',
  'Infinity',
  '\u00a01\n',
  '.',
  'e5',
  '1,5',
];
const COMPOSITE: Value[] = [[], [1], ['1'], [null], [[]], [[1], 2], ['a', null, true], {}, { a: 1 }];

describe('conversions of JavaScript', () => {
  it.each([...PLAIN, ...COMPOSITE].map((value) => [JSON.stringify(value), value] as const))(
    '%s as a text and as a number',
    (_, value) => {
      expect(stringOf(value)).toBe(String(value));
      expect(numberOf(value)).toBe(Number(value));
    },
  );

  it('make values equal where JavaScript does', () => {
    for (const left of [...PLAIN, ...COMPOSITE]) {
      for (const right of PLAIN) expect([left, right, looselyEqual(left, right)]).toEqual([left, right, left == right]);
    }
  });

  it('of random texts that look like numbers agree', () => {
    const digits = fc
      .array(fc.constantFrom(...'0123456789.eE+- x'), { maxLength: 8 })
      .map((letters) => letters.join(''));
    const law = fc.property(digits, (text) => {
      const [ours, theirs] = [numberOf(text), Number(text)];
      if (Number.isFinite(theirs) && Math.abs(theirs) < 1e300 && Math.abs(theirs) > 1e-300) expect(ours).toBe(theirs);
      if (Number.isNaN(theirs)) expect(ours).toBeNaN();
    });
    fc.assert(law, { seed: SEED, numRuns: 5000 });
  });

  it('lose no digit', () => {
    const long = parseDecimal('123456789012345678901234567890.1')!;
    expect(looselyEqual('123456789012345678901234567890.10', long)).toBe(true);
    expect(looselyEqual('123456789012345678901234567890.2', long)).toBe(false);
    expect(stringOf([long])).toBe('123456789012345678901234567890.1');
  });

  it('compare lists and objects by content', () => {
    expect(looselyEqual([1, { a: 2 }], [1, { a: 2 }])).toBe(true);
    expect(looselyEqual([1], ['1'])).toBe(false);
  });
});

describe('keys of values', () => {
  it('are the same exactly for the same values', () => {
    const law = fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (a, b) => {
      expect(valueKey(a as Value) === valueKey(b as Value)).toBe(sameValue(a as Value, b as Value));
      expect(valueKey(structuredClone(a) as Value)).toBe(valueKey(a as Value));
    });
    fc.assert(law, { seed: SEED, numRuns: 2000 });
    expect(valueKey({ a: 1, b: 2 })).toBe(valueKey({ b: 2, a: 1 }));
    expect(valueKey('1')).not.toBe(valueKey(1));
  });

  it.each(['width', 'depth'])('are bounded in %s', (how) => {
    let value: Value = ['x'];
    for (let index = 0; index < (how === 'width' ? 60 : 50_000); index++)
      value = how === 'width' ? [value, value] : [value];
    expect(() => withinEffort(() => valueKey(value))).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/_LIMIT$/) }),
    );
    expect(() => withinEffort(() => stringOf(value))).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/_LIMIT$/) }),
    );
  });
});
