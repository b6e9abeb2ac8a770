import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { linksFor } from '../emit/links.js';
import { compileValidator } from '../emit/validate.js';
import { parseJson } from '../values/json.js';
import type { Value } from '../values/value.js';
import { describeProblem } from './problem.js';
import { SchemaValidator } from './validator.js';

const validator = new SchemaValidator(() => undefined);
const links = linksFor(() => undefined);

function oracle(schema: Value): (value: Value) => boolean {
  const ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false });
  addFormats.default(ajv);
  return ajv.compile(schema as object);
}

// Ajv fails on values with a field `toString`.
const NAMES = ['a', 'b', 'constructor', '__proto__'];
const leaf: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>(null, true, false, 0, 1, -1, 2.5, 7, '', 'a', 'ab', '😀', '2026-11-21', '2026-02-30', 'AB1'),
  fc.integer({ min: -9, max: 9 }),
);
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom(...NAMES), tie('value')), { maxLength: 4, selector: ([name]) => name })
      .map((entries) => ownEntries(entries)),
  ),
})).value;

function ownEntries(entries: readonly (readonly [string, Value])[]): Value {
  return Object.fromEntries(entries);
}

const count = fc.integer({ min: 0, max: 3 });
const keyword = (part: fc.Arbitrary<Value>): fc.Arbitrary<readonly [string, Value]> =>
  fc.oneof<fc.Arbitrary<readonly [string, Value]>[]>(
    fc.tuple(
      fc.constant('type'),
      fc.oneof<fc.Arbitrary<Value>[]>(
        fc.constantFrom('string', 'number', 'integer', 'boolean', 'null', 'object', 'array'),
        fc.constantFrom<Value>(['string', 'null'], ['object', 'array'], ['integer', 'string']),
      ),
    ),
    fc.tuple(fc.constant('enum'), fc.array(leaf, { minLength: 1, maxLength: 4 })),
    fc.tuple(fc.constant('const'), leaf),
    fc.tuple(
      fc.constantFrom('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'),
      fc.integer({ min: -3, max: 5 }),
    ),
    fc.tuple(fc.constant('multipleOf'), fc.constantFrom(1, 2, 0.5)),
    fc.tuple(
      fc.constantFrom('minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'),
      count,
    ),
    fc.tuple(fc.constant('pattern'), fc.constantFrom('^[A-Z]{2}\\d$', 'b', '^a', '^$', '^(a|ab)+$')),
    fc.tuple(fc.constant('format'), fc.constantFrom('date', 'uuid', 'nonsense')),
    fc.tuple(fc.constant('required'), fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 })),
    fc.tuple(
      fc.constantFrom('properties', 'dependentSchemas'),
      fc
        .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'constructor'), part), {
          maxLength: 3,
          selector: ([name]) => name,
        })
        .map(ownEntries),
    ),
    fc.tuple(
      fc.constant('patternProperties'),
      part.map((each) => ({ '^[ab]$': each })),
    ),
    fc.tuple(
      fc.constantFrom(
        'additionalProperties',
        'unevaluatedProperties',
        'items',
        'unevaluatedItems',
        'not',
        'if',
        'then',
        'else',
        'contains',
        'propertyNames',
      ),
      part,
    ),
    fc.tuple(fc.constantFrom('allOf', 'anyOf', 'oneOf', 'prefixItems'), fc.array(part, { minLength: 1, maxLength: 3 })),
    fc.tuple(fc.constant('uniqueItems'), fc.boolean()),
    fc.tuple(fc.constantFrom('minContains', 'maxContains'), count),
    fc.tuple(fc.constant('dependentRequired'), fc.constantFrom<Value>({ a: ['b'] }, { constructor: ['a'] })),
  );
const schema: fc.Arbitrary<Value> = fc.letrec<{ schema: Value }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.boolean(),
    fc.uniqueArray(keyword(fc.constant(true)), { maxLength: 4, selector: ([name]) => name }).map(ownEntries),
    fc.uniqueArray(keyword(tie('schema')), { minLength: 1, maxLength: 4, selector: ([name]) => name }).map(ownEntries),
  ),
})).schema;

describe('validation', () => {
  it('agrees with ajv on random schemas and values, interpreted and generated', () => {
    fc.assert(
      fc.property(schema, fc.array(value, { minLength: 1, maxLength: 5 }), (of, values) => {
        const expected = oracle(of);
        const compiled = compileValidator(of, validator, links);
        for (const each of values) {
          const fits = expected(each);
          expect([each, validator.fits(of, each)]).toEqual([each, fits]);
          expect([each, compiled(each)]).toEqual([each, fits]);
        }
      }),
      { seed: 41, numRuns: 300 },
    );
  });

  it.each<[string, string, string]>([
    [
      '{"type":"object","properties":{"lines":{"items":{"properties":{"hours":{"type":"number"}}}}}}',
      '{"lines":[{"hours":1},{"hours":"x"}]}',
      '`lines[1].hours` is "x", and must be a number.',
    ],
    ['{"required":["id"]}', '{}', 'The payload has no `id`, which is required.'],
    [
      '{"properties":{"a":{"additionalProperties":false}}}',
      '{"a":{"b":1}}',
      '`a` has a field `b` that the schema does not know.',
    ],
    [
      '{"maximum":12345678901234567890.5}',
      '12345678901234567890.6',
      'The payload is 12345678901234567890.6, and must be at most 12345678901234567890.5.',
    ],
    ['{"multipleOf":0.1}', '0.35', 'The payload is 0.35, and must be a multiple of 0.1.'],
    ['{"scale":2}', '1.005', 'The payload is 1.005, and must be a number with at most 2 digits after the point.'],
    ['{"format":"date"}', '"2026-02-30"', 'The payload is "2026-02-30", and must be a date such as 2026-11-21.'],
    ['{"anyOf":[{"type":"string"},{"type":"null"}]}', '5', 'The payload is 5, and must be a text, or null.'],
  ])('%s says what is wrong with %s', (of, given, said) => {
    const [parsed, read] = [parseJson(of), parseJson(given)];
    expect(describeProblem(validator.problem(parsed, read)!)).toBe(said);
    expect(compileValidator(parsed, validator, links)(read)).toBe(false);
  });

  it('is exact with long decimals', () => {
    const bounded = parseJson('{"type":"number","minimum":0.1,"maximum":12345678901234567890.5,"multipleOf":0.1}');
    expect(validator.fits(bounded, parseJson('12345678901234567890.5'))).toBe(true);
    expect(compileValidator(bounded, validator, links)(parseJson('12345678901234567890.4'))).toBe(true);
    expect(validator.fits({ scale: 20 }, parseJson('0.12345678901234567891'))).toBe(true);
  });

  it('ends on schemas that go round or double', () => {
    const round: Value = { $ref: '#' };
    expect(validator.fits(round, 1)).toBe(false);
    const $defs = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `d${index}`,
        { allOf: [{ $ref: `#/$defs/d${index + 1}` }, { $ref: `#/$defs/d${index + 1}` }] },
      ]),
    );
    const doubling: Value = { $defs, $ref: '#/$defs/d0' };
    expect(validator.fits(doubling, 1)).toBe(false);
    expect(compileValidator(doubling, validator, links)(1)).toBe(false);
  });

  it('takes patterns that make others hang', () => {
    const hostile = { pattern: '^(a+)+$' };
    expect(validator.fits(hostile, `${'a'.repeat(5000)}!`)).toBe(false);
    expect(compileValidator(hostile, validator, links)('aaaa')).toBe(true);
  });
});
