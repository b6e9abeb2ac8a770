import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FieldIr } from '../ir/definitions.js';
import { objectWriter } from '../json/object-writer.js';
import { quote } from '../json/quote.js';
import { NUMBER, TEXT, ANY } from '../types/type.js';
import { parseDecimal } from '../decimal/decimal.js';
import { stringifyJson } from '../values/json.js';
import type { ObjectValue, Value } from '../values/value.js';

const field = (key: string, about: Partial<FieldIr>): FieldIr =>
  ({ kind: 'value', id: 1, key, path: key, type: TEXT, required: true, ...about }) as FieldIr;

const FIELDS = [
  field('id', {}),
  field('note', { required: false }),
  field('quantity', { type: NUMBER }),
  field('a "key"\u2028', { type: ANY, required: false }),
  field('inner', {
    kind: 'object',
    fields: [field('code', {}), field('rate', { type: NUMBER, required: false })],
  } as Partial<FieldIr>),
];

const value = fc.record(
  {
    id: fc.string({ unit: 'binary' }),
    note: fc.oneof(fc.string(), fc.constant(null)),
    quantity: fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
      fc.constant(parseDecimal('12345678901234567890.5')!),
    ),
    'a "key"\u2028': fc.oneof(fc.array(fc.integer()), fc.string(), fc.boolean()),
    inner: fc.record({ code: fc.string(), rate: fc.integer() }, { requiredKeys: ['code'] }),
  },
  { requiredKeys: ['id', 'quantity', 'inner'] },
);

/** With the keys in the order of the fields, as a mapping makes it. */
function ordered(made: Readonly<Record<string, unknown>>): ObjectValue {
  return Object.fromEntries(FIELDS.flatMap(({ key }) => (made[key] === undefined ? [] : [[key, made[key] as Value]])));
}

describe('what writes lines', () => {
  it('writes objects as the careful writer does (seed 20261121)', () => {
    const write = objectWriter(FIELDS)!;
    const law = fc.property(value, (made) => {
      const object = ordered(made);
      expect(write(object)).toBe(stringifyJson(object));
    });
    fc.assert(law, { seed: 20_261_121, numRuns: 2000 });
  });

  it('quotes every text as JSON does', () => {
    const law = fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(quote(text)).toBe(JSON.stringify(text));
    });
    fc.assert(law, { seed: 20_261_121, numRuns: 2000 });
    for (const text of ['\ud800', 'a\udfffb', '\ud83d\ude00', '"', '\\', '\u0000', '\u2028'])
      expect(quote(text)).toBe(JSON.stringify(text));
  });

  it.each([
    ['a first field that may be missing', [field('a', { required: false }), field('b', {})]],
    ['keys that objects list first', [field('b', {}), field('1', {})]],
    ['a key that sets a prototype', [field('b', {}), field('__proto__', {})]],
    ['no fields', []],
  ])('leaves %s to the careful writer', (_, fields) => {
    expect(objectWriter(fields)).toBeUndefined();
  });
});
