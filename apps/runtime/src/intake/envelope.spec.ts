import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { elementSlices, memberSlice } from './envelope.js';

const text = (bytes: Buffer, { start, end }: { start: number; end: number }): string =>
  bytes.subarray(start, end).toString('utf8');

describe('memberSlice', () => {
  it.each([
    ['{"data":1.50}', '1.50'],
    ['{ "id" : "a" , "data" : {"x": [1, 2.0] } }', '{"x": [1, 2.0] }'],
    ['{"a":"\\"data\\":1","data":"}"}', '"}"'],
    ['{"d\\u0061ta":true}', 'true'],
    ['{"x":{"data":1},"data":null ,"y":0}', 'null'],
    ['\n{"data":\n[]\n}\n', '[]'],
  ])('%s keeps %s as it is spelled', (json, expected) => {
    const bytes = Buffer.from(json);
    expect(text(bytes, memberSlice(bytes, 'data')!)).toBe(expected);
  });

  it.each(['{}', '{"dat":1}', '{"x":{"data":1}}', '{"x":"data"}'])('%s has none', (json) => {
    expect(memberSlice(Buffer.from(json), 'data')).toBeUndefined();
  });

  it('finds every member of every object', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), fc.nat(4), (object, indent) => {
        const bytes = Buffer.from(JSON.stringify(object, undefined, indent));
        const spelled = JSON.parse(JSON.stringify(object)) as Record<string, unknown>;
        for (const [name, value] of Object.entries(spelled)) {
          expect(JSON.parse(text(bytes, memberSlice(bytes, name)!))).toEqual(value);
        }
      }),
    );
  });
});

describe('elementSlices', () => {
  it('finds every element of every list', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.nat(4), (list, indent) => {
        const bytes = Buffer.from(JSON.stringify(list, undefined, indent));
        const found = [...elementSlices(bytes)].map((slice) => JSON.parse(text(bytes, slice)) as unknown);
        expect(found).toEqual(JSON.parse(JSON.stringify(list)));
      }),
    );
  });
});
