import { describe, expect, it } from '@jest/globals';
import type { ObjectValue } from '../values/value.js';
import { parseJson } from '../values/json.js';
import { DriftFinder } from './drift.js';

const ENTRY: ObjectValue = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    hours: { type: 'number' },
    note: { type: ['string', 'null'] },
    state: { enum: ['open', 'closed'] },
    any: {},
    user: { $ref: '#/$defs/user' },
    tags: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
    custom: { type: 'object' },
    extra: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: true },
    either: { oneOf: [{ type: 'string' }, { type: 'object', properties: { b: { type: 'string' } } }] },
  },
  patternProperties: { '^x_': {} },
  allOf: [{ properties: { more: { type: 'boolean' } } }],
  $defs: { user: { type: 'object', properties: { name: { type: 'string' }, boss: { $ref: '#/$defs/user' } } } },
};
const finder = new DriftFinder({ schema: ENTRY });
const of = (text: string): string[] =>
  finder.find(parseJson(text)).map(({ path, kind, found }) => `${path} ${kind} ${found}`);

describe('drift', () => {
  it.each([
    '{}',
    '{"id":1,"hours":1.5,"note":null,"state":"open","any":[1],"more":true,"x_1":{}}',
    '{"hours":2,"user":{"name":"a","boss":{"name":"b","boss":{}}},"tags":[{"name":"t"},{}],"custom":{"z":1},"extra":{"z":1}}',
    '{"either":"a"}',
    '{"either":{"b":"c"}}',
    '{"hours":0.10000000000000000001,"id":12345678901234567890123}',
  ])('finds none in %s', (text) => {
    expect(of(text)).toEqual([]);
  });

  it.each([
    ['{"new":"secret"}', ['new unknown-field string']],
    ['{"user":{"name":"a","tier":1}}', ['user.tier unknown-field integer']],
    ['{"user":{"boss":{"boss":{"tier":1.5}}}}', ['user.boss.boss.tier unknown-field number']],
    [
      '{"tags":[{"name":"a","color":"b"},{"color":"c"},{"color":null}]}',
      ['tags[].color unknown-field string', 'tags[].color unknown-field null'],
    ],
    ['{"id":"7"}', ['id changed-type string']],
    [
      '{"id":1.5,"hours":"8","note":[]}',
      ['id changed-type number', 'hours changed-type string', 'note changed-type array'],
    ],
    [
      '{"user":"a","tags":{"0":1},"either":{"d":1}}',
      ['user changed-type string', 'tags changed-type object', 'either.d unknown-field integer'],
    ],
    ['{"state":7}', ['state changed-type integer']],
    ['[]', [' changed-type array']],
    ['{"more":0.10000000000000000001}', ['more changed-type number']],
  ])('%s has %j', (text, expected) => {
    expect(of(text)).toEqual(expected);
  });

  it('knows only own names', () => {
    expect(of('{"constructor":1,"toString":2}')).toEqual([
      'constructor unknown-field integer',
      'toString unknown-field integer',
    ]);
  });

  it('lists so many and no more', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}`, index]));
    expect(finder.find(many)).toHaveLength(50);
  });
});
