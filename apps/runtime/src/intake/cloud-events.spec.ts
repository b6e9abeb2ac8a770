import { describe, expect, it } from '@jest/globals';
import { contentMode, readBatch, readBinary, readStructured } from './cloud-events.js';
import { EVENT_BYTES_MAX } from './incoming.js';

const ATTRIBUTES = { specversion: '1.0', id: 'e-1', source: 'harvest', type: 'time-entry.approved' };

function structured(over: object): ReturnType<typeof readStructured> {
  return readStructured(Buffer.from(JSON.stringify({ ...ATTRIBUTES, ...over })));
}

function problemOf(read: ReturnType<typeof readStructured>): string {
  return 'problem' in read ? `${read.problem.code}: ${read.problem.message}` : 'none';
}

describe('an event in structured mode', () => {
  it('keeps the data byte for byte', () => {
    const data = '{ "hours": 1.50, "id": 12345678901234567890 }';
    const read = readStructured(
      Buffer.from(
        `{"specversion":"1.0","data": ${data} ,"id":"e-1","source":"harvest","type":"t","time":"2026-11-02T09:00:00Z"}`,
      ),
    );
    expect(read).toEqual({
      event: {
        source: 'harvest',
        sourceId: 'e-1',
        type: 't',
        occurredAt: '2026-11-02T09:00:00Z',
        body: Buffer.from(data),
      },
    });
  });

  it.each([
    ['no data', {}, 'null'],
    ['encoded data', { data_base64: Buffer.from('{"a":1}').toString('base64') }, '{"a":1}'],
  ])('reads %s', (_, over, body) => {
    const read = structured(over);
    expect('event' in read && read.event.body.toString()).toBe(body);
  });

  it.each([
    ['another version', { specversion: '0.3' }, 'NOT_A_CLOUD_EVENT: The attribute `specversion` is not "1.0".'],
    ['no id', { id: undefined }, 'ATTRIBUTE_INVALID: The attribute `id` is missing.'],
    [
      'an empty source',
      { source: '' },
      'ATTRIBUTE_INVALID: The attribute `source` is not a text of 1 to 512 characters.',
    ],
    ['a number as type', { type: 7 }, 'ATTRIBUTE_INVALID: The attribute `type` is not a text of 1 to 512 characters.'],
    ['NUL in the id', { id: 'a\0' }, 'ATTRIBUTE_INVALID: The attribute `id` is not a text of 1 to 512 characters.'],
    [
      'half a character',
      { id: 'a\ud800' },
      'ATTRIBUTE_INVALID: The attribute `id` is not a text of 1 to 512 characters.',
    ],
    [
      'a day that is none',
      { time: '2026-02-30T00:00:00Z' },
      'ATTRIBUTE_INVALID: The attribute `time` is no timestamp.',
    ],
    ['encoded data that is no JSON', { data_base64: 'AAAA' }, 'NOT_JSON'],
    ['too much data', { data: 'x'.repeat(EVENT_BYTES_MAX) }, 'EVENT_TOO_LARGE'],
  ])('refuses %s', (_, over, expected) => {
    expect(problemOf(structured(over))).toContain(expected);
  });

  it.each(['', '[', '{"a":1,"a":2}', '[1]', '"x"', `${'['.repeat(5000)}`])('refuses %j', (text) => {
    expect(problemOf(readStructured(Buffer.from(text)))).toMatch(/^(NOT_JSON|NOT_A_CLOUD_EVENT): /);
  });
});

describe('a batch', () => {
  it('reads each event by itself and says which one is none', () => {
    const reads = readBatch(Buffer.from(JSON.stringify([{ ...ATTRIBUTES, data: 1 }, { ...ATTRIBUTES, id: '' }, 7])));
    expect(
      reads.map((read) => ('event' in read ? read.event.body.toString() : [read.problem.code, read.problem.at])),
    ).toEqual(['1', ['ATTRIBUTE_INVALID', 2], ['NOT_A_CLOUD_EVENT', 3]]);
  });

  it('is a list of at most 10,000', () => {
    expect(problemOf(readBatch(Buffer.from('{}'))[0]!)).toContain('A batch is a JSON list');
    expect(problemOf(readBatch(Buffer.from(`[${'1,'.repeat(10_000)}1]`))[0]!)).toContain('TOO_MANY_EVENTS');
  });
});

describe('an event in binary mode', () => {
  it('has its attributes in headers, its data as the body', () => {
    const headers = { 'ce-specversion': '1.0', 'ce-id': 'caf%C3%A9', 'ce-source': 'harvest', 'ce-type': 't' };
    const read = readBinary(headers, Buffer.from('{"a": 1.0}'));
    expect(read).toMatchObject({ event: { sourceId: 'café', body: Buffer.from('{"a": 1.0}') } });
  });

  it('needs them', () => {
    expect(problemOf(readBinary({}, Buffer.from('{}')))).toContain('NOT_A_CLOUD_EVENT');
  });
});

describe('the content type', () => {
  it.each([
    ['application/cloudevents+json; charset=utf-8', 'structured'],
    ['Application/CloudEvents-Batch+JSON', 'batch'],
    ['application/x-ndjson', 'stream'],
    ['application/json', 'binary'],
    ['text/plain', undefined],
    [undefined, undefined],
  ])('%s is %s', (type, mode) => {
    expect(contentMode(type)).toBe(mode);
  });
});
