import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, formatNumber, isNumber } from '../decimal/decimal.js';
import { sameValue } from './equality.js';
import { Failure } from './failure.js';
import { canonicalJson, JSON_LIMITS, JsonError, parseJson, stringifyJson } from './json.js';
import { parseJsonExactly } from './json-parser.js';
import type { ObjectValue, Value } from './value.js';
import { withoutHanging } from '../../test/hostile/without-hanging.js';

const SETTINGS = { seed: 20_261_121, numRuns: 2000 };

function refusal(text: string, limits = {}): string {
  try {
    return `accepted: ${stringifyJson(parseJson(text, limits))}`;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return `${error.line}:${error.column} ${error.code} ${error.message}`;
  }
}

/** Texts of JSON in all spellings: spaces, escapes, long numbers, exponents. */
const space = fc.constantFrom('', '', ' ', '\n\t ');
const numberText = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => String(n).replace('e+', 'e')),
  fc.constantFrom(
    '-0',
    '0',
    '-0.0',
    '1E5',
    '1e-07',
    '1e309',
    '1e-400',
    '12345678901234567890',
    '0.1234567890123456',
    '1.50',
    '123456789012345',
  ),
);
const stringText = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
  fc.constantFrom(
    '"1234567890123456789"',
    '", 1e999"',
    '"\\u0041\\/\\ud800"',
    '"é\u2028"',
    '"a:1234567890123456"',
    '"\\\\"',
    '"f3e4567"',
  ),
);
const jsonText = fc.letrec<{ value: string; object: string; list: string }>((tie) => ({
  value: fc
    .tuple(
      space,
      fc.oneof(
        { maxDepth: 4 },
        numberText,
        stringText,
        fc.constantFrom('true', 'false', 'null'),
        tie('object'),
        tie('list'),
      ),
      space,
    )
    .map((parts) => parts.join('')),
  object: fc
    .uniqueArray(
      fc.tuple(fc.oneof(stringText, fc.constantFrom('"__proto__"', '"toString"', '"1"')), space, tie('value')),
      {
        selector: ([key]) => JSON.parse(key) as string,
        maxLength: 5,
      },
    )
    .map((entries) => `{${entries.map(([key, gap, value]) => ` ${key}${gap}:${value}`).join(',')}}`),
  list: fc.array(tie('value'), { maxLength: 5 }).map((items) => `[${items.join(',')}]`),
})).value;

describe('reading JSON', () => {
  it('gives what the exact reader gives, whichever reader it takes', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        expect(sameValue(parseJson(text), parseJsonExactly(text, JSON_LIMITS), 'in-order')).toBe(true);
      }),
      SETTINGS,
    );
  });

  it('gives what the built-in reader gives, where that keeps every number', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        const value = parseJson(text);
        if (hasDecimal(value)) return;
        expect(value).toEqual(JSON.parse(text, (_, each: unknown) => (Object.is(each, -0) ? 0 : each)));
      }),
      SETTINGS,
    );
  });

  it('is undone by writing, in all styles', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        const value = parseJson(text);
        const again = stringifyJson(value);
        expect(sameValue(parseJson(again), value, 'in-order')).toBe(true);
        expect(sameValue(parseJson(stringifyJson(value, 2)), value, 'in-order')).toBe(true);
        expect(canonicalJson(parseJson(canonicalJson(value)))).toBe(canonicalJson(value));
        if (!hasDecimal(value)) expect(again).toBe(JSON.stringify(value));
      }),
      SETTINGS,
    );
  });

  it.each([
    '12345678901234567890',
    '-0.1234567890123456789',
    '1e+400',
    '[0,1e-400]',
    '{"a":[9007199254740993]}',
    '{"a": 1234567890.1234567}',
  ])('keeps every digit of %s', (text) => {
    expect(stringifyJson(parseJson(text)).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });

  it.each([
    ['{"id":1234567890123456789}', true],
    ['{"id":  -123456789012345.678}', true],
    ['{"a":123,"b":1234567,"c":12345}', false],
    ['{"a":"1234567890123456789"}', false],
    ['{"t":"2026-11-21T10:31:09.123456789Z","n":12.5}', false],
    ['[1234567890123456789]', true],
    ['1234567890123456789', true],
  ])('%s holds a decimal: %s', (text, decimal) => {
    expect(hasDecimal(parseJson(text))).toBe(decimal);
  });

  it('keeps odd names as data and touches no prototype', () => {
    for (const tail of ['', ',"long":12345678901234567890']) {
      const value = parseJson(`{"__proto__":{"polluted":1},"constructor":2,"toString":3${tail}}`) as ObjectValue;
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect(Object.keys(value).slice(0, 3)).toEqual(['__proto__', 'constructor', 'toString']);
      expect(({} as { polluted?: number }).polluted).toBeUndefined();
      expect(stringifyJson(value)).toBe(`{"__proto__":{"polluted":1},"constructor":2,"toString":3${tail}}`);
    }
  });

  it('keeps lone surrogates and line separators', () => {
    expect(parseJson('"\\ud800"')).toBe('\ud800');
    expect(parseJson('["\\ud800\u2028",12345678901234567890]')).toEqual(['\ud800\u2028', expect.any(Decimal)]);
  });

  it.each([
    ['', '1:1 NOT_JSON expected a value, the text ends'],
    ['{"a":1,\n "a":2}', '2:2 DUPLICATE_KEY the key "a" occurs twice in one object'],
    ['{"__proto__":1,"__proto__":2}', '1:16 DUPLICATE_KEY the key "__proto__" occurs twice in one object'],
    ['{"a":1,"\\u0061":2}', '1:8 DUPLICATE_KEY the key "a" occurs twice in one object'],
    ['{"a":1', '1:7 NOT_JSON expected `,` or `}`, the text ends'],
    ['[1 2]', '1:4 NOT_JSON expected `,` or `]`, found "2"'],
    ['[1,]', '1:4 NOT_JSON expected a value, found "]"'],
    ['{a:1}', '1:2 NOT_JSON expected a key in double quotes, found "a"'],
    ['{"a" 1}', '1:6 NOT_JSON expected `:`, found "1"'],
    ['01', '1:2 NOT_JSON expected the end, found "1"'],
    ['+1', '1:1 NOT_JSON expected a value, found "+"'],
    ['NaN', '1:1 NOT_JSON expected a value, found "N"'],
    ['"a\nb"', '1:3 NOT_JSON a text holds a line end or another control character'],
    ['"\\x"', '1:2 NOT_JSON `\\x` is no escape sequence'],
    ['"\\u12g4"', '1:2 NOT_JSON `\\u` is no escape sequence'],
    ['["a', '1:2 NOT_JSON a text has no closing quote'],
    ['1e9999', '1:1 NUMBER_LIMIT a number has more than 1,000 digits, or an exponent beyond ±6,144'],
    [
      `{"a": ${'1'.repeat(1001)}}`,
      '1:7 NUMBER_LIMIT a number has more than 1,000 digits, or an exponent beyond ±6,144',
    ],
    ['\uFEFF1', '1:1 NOT_JSON expected a value, found "\uFEFF"'],
  ])('refuses %j', (text, wanted) => {
    expect(refusal(text)).toBe(wanted);
  });

  it('refuses what is too deep, too long or has too many keys', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(refusal(nested(64))).toMatch(/^accepted/);
    expect(refusal(nested(65))).toBe('1:65 JSON_DEPTH lists and objects are nested more than 64 deep');
    expect(refusal('[[1]]', { depth: 1 })).toMatch(/^1:2 JSON_DEPTH/);
    expect(refusal('{"a":1,"b":2}', { keys: 1 })).toMatch(/^1:8 JSON_KEYS/);
    expect(refusal('[1,2]', { size: 4 })).toMatch(/^1:5 JSON_SIZE/);
  });

  it.each([
    ['lists within lists', '['.repeat(999_999)],
    ['objects within objects', '{"a":'.repeat(199_999)],
    ['keys', `{${Array.from({ length: 90_000 }, (_, n) => `"k${n}":1`).join(',')}}`],
    ['one number', '1'.repeat(999_999)],
    ['numbers beyond doubles', `[${'1e309,'.repeat(166_000)}1]`],
    ['escapes', `"${'\\u0041'.repeat(166_000)}`],
  ])('is done quickly with a bomb of %s', (_, text) => {
    withoutHanging(() => refusal(text));
  });
});

describe('writing JSON', () => {
  it('writes a decimal as a number, in both styles', () => {
    const value = parseJson('{"b":[12345678901234567890,{}],"a":[],"c":"x"}');
    expect(stringifyJson(value)).toBe('{"b":[12345678901234567890,{}],"a":[],"c":"x"}');
    expect(stringifyJson(value, 2)).toBe(
      '{\n  "b": [\n    12345678901234567890,\n    {}\n  ],\n  "a": [],\n  "c": "x"\n}',
    );
    expect(canonicalJson(value)).toBe('{"a":[],"b":[12345678901234567890,{}],"c":"x"}');
  });

  it('lays out as the built-in writer does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value = JSON.parse(text) as Value;
        const withDecimal = { value, decimal: parseJson('12345678901234567890') };
        expect(stringifyJson(withDecimal, 2)).toBe(
          JSON.stringify({ value, decimal: 1 }, undefined, 2).replace(/1\n\}$/, '12345678901234567890\n}'),
        );
      }),
      { ...SETTINGS, numRuns: 300 },
    );
  });

  it('fails where a value is nested too deeply', () => {
    let value: Value = 1;
    for (let depth = 0; depth < 200_000; depth += 1) value = [value];
    expect(() => stringifyJson(value)).toThrow(expect.objectContaining({ code: 'TEXT_LIMIT' }) as unknown as Failure);
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: 'TEXT_LIMIT' }) as unknown as Failure);
  });

  it('sorts keys by code unit', () => {
    expect(canonicalJson({ b: 1, a: 0, Z: [2.5], é: null, '10': 1, '9': 1 })).toBe(
      '{"10":1,"9":1,"Z":[2.5],"a":0,"b":1,"é":null}',
    );
  });
});

describe('sameness', () => {
  const long = (): Value => parseJson('12345678901234567890');
  it.each<[Value | undefined, Value | undefined, boolean]>([
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ toString: 1 }, {}, false],
    [[1, [2]], [1, [2]], true],
    [[1], { 0: 1 }, false],
    [1, '1', false],
    [null, undefined, false],
    [0, -0, true],
    [long(), long(), true],
    [{ a: long() }, { a: parseJson('12345678901234567891') }, false],
    [long(), {}, false],
  ])('%j and %j: %s', (a, b, same) => {
    expect(sameValue(a, b)).toBe(same);
  });

  it('may ask for the order of keys too', () => {
    expect(sameValue({ a: 1, b: 2 }, { b: 2, a: 1 }, 'in-order')).toBe(false);
  });
});

function hasDecimal(value: Value): boolean {
  if (isNumber(value)) return value instanceof Decimal && formatNumber(value) !== '';
  return typeof value === 'object' && value !== null && Object.values(value).some(hasDecimal);
}
