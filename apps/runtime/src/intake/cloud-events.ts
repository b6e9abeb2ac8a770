import { isTimestamp, JsonError, parseJson, type ObjectValue, type Value } from '@reckoner/engine';
import { elementSlices, memberSlice } from './envelope.js';
import { BATCH_EVENTS_MAX, EVENT_BYTES_MAX, type IncomingEvent, type IntakeCode, type Read } from './incoming.js';

/** What HTTP carries CloudEvents in: one, a batch, one a line, or the data alone with the attributes as headers. */
export type ContentMode = 'structured' | 'batch' | 'stream' | 'binary';

const MODES: Readonly<Record<string, ContentMode>> = {
  'application/cloudevents+json': 'structured',
  'application/cloudevents-batch+json': 'batch',
  'application/x-ndjson': 'stream',
  'application/json': 'binary',
};

/** The media types that events come in. */
export const EVENT_MEDIA_TYPES = Object.keys(MODES);

/** How a request carries its events; the declared content type decides, never the body's look. */
export function contentMode(contentType: string | undefined): ContentMode | undefined {
  const [media = ''] = (contentType ?? '').split(';');
  return MODES[media.trim().toLowerCase()];
}

const TEXT_MAX = 512;
/** What PostgreSQL's text cannot hold: NUL, and halves of surrogate pairs. */
const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** One event with its attributes beside its data, as the CloudEvents JSON format has it. */
export function readStructured(bytes: Buffer): Read {
  const envelope = parsed(bytes);
  if ('problem' in envelope) return envelope;
  return eventOf(envelope.value, bytes);
}

/** A list of events. Each is read by itself: what is wrong with one says its number and leaves the others alone. */
export function readBatch(bytes: Buffer): Read[] {
  const list = parsed(bytes, BATCH_BYTES_MAX);
  if ('problem' in list) return [list];
  const values = list.value;
  if (!Array.isArray(values)) {
    return [problem('NOT_A_CLOUD_EVENT', 'A batch is a JSON list of events.', 'Send `[ … ]`, or one event.')];
  }
  if (values.length > BATCH_EVENTS_MAX) return [tooMany(values.length)];
  const reads: Read[] = [];
  for (const { start, end } of elementSlices(bytes)) {
    const at = reads.length;
    reads.push(numbered(eventOf(values[at] as Value, bytes.subarray(start, end)), at + 1));
  }
  return reads;
}

/** An event whose attributes are the `ce-` headers; the body is its data. */
export function readBinary(headers: Readonly<Record<string, string | string[] | undefined>>, body: Buffer): Read {
  const attribute = (name: string): string | undefined => {
    const value = headers[`ce-${name}`];
    return typeof value === 'string' ? decodedHeader(value) : undefined;
  };
  const data = parsed(body);
  if ('problem' in data) return data;
  const attributes: Record<string, Value> = {};
  for (const name of ['specversion', 'id', 'source', 'type', 'time']) {
    const value = attribute(name);
    if (value !== undefined) attributes[name] = value;
  }
  return checked(attributes, body);
}

const BATCH_BYTES_MAX = 64 * 1024 * 1024;

function parsed(
  bytes: Buffer,
  size = EVENT_BYTES_MAX + 16_384,
): { value: Value } | Extract<Read, { problem: unknown }> {
  if (bytes.length > size) return tooLarge(bytes.length, size);
  try {
    return { value: parseJson(bytes.toString('utf8'), { size }) };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return problem('NOT_JSON', `Line ${error.line}, column ${error.column}: ${error.message}.`, 'Send valid JSON.');
  }
}

function eventOf(envelope: Value, bytes: Buffer): Read {
  if (typeof envelope !== 'object' || envelope === null || Array.isArray(envelope)) {
    return problem('NOT_A_CLOUD_EVENT', 'An event is a JSON object.', 'Send `{ "specversion": "1.0", … }`.');
  }
  const attributes = envelope as ObjectValue;
  const encoded = attributes['data_base64'];
  if (typeof encoded === 'string') return encodedEvent(attributes, encoded);
  const slice = memberSlice(bytes, 'data');
  return checked(attributes, slice ? bytes.subarray(slice.start, slice.end) : Buffer.from('null'));
}

function encodedEvent(attributes: ObjectValue, encoded: string): Read {
  const body = Buffer.from(encoded, 'base64');
  const data = parsed(body);
  return 'problem' in data ? data : checked(attributes, body);
}

/** What the runtime sends to itself may not be made up by others. */
const ITSELF = 'reckoner';

function checked(attributes: ObjectValue, body: Buffer): Read {
  if (attributes['specversion'] !== '1.0') {
    return problem('NOT_A_CLOUD_EVENT', 'The attribute `specversion` is not "1.0".', 'Send CloudEvents 1.0.');
  }
  if (body.length > EVENT_BYTES_MAX) return tooLarge(body.length, EVENT_BYTES_MAX);
  for (const name of ['source', 'id', 'type']) {
    const value = attributes[name];
    if (typeof value !== 'string' || value === '' || value.length > TEXT_MAX || UNSTORABLE.test(value)) {
      return problem(
        'ATTRIBUTE_INVALID',
        `The attribute \`${name}\` is ${value === undefined ? 'missing' : 'not a text of 1 to 512 characters'}.`,
        `Give every event its \`${name}\`.`,
      );
    }
  }
  if (attributes['source'] === ITSELF) {
    return problem(
      'ATTRIBUTE_INVALID',
      `The source \`${ITSELF}\` is the runtime itself.`,
      'Send events under the name of their own connection.',
    );
  }
  const time = attributes['time'];
  if (time !== undefined && time !== null && !isTimestamp(time)) {
    return problem('ATTRIBUTE_INVALID', 'The attribute `time` is no timestamp.', 'Write it as 2026-11-02T09:00:00Z.');
  }
  const event: IncomingEvent = {
    source: attributes['source'] as string,
    sourceId: attributes['id'] as string,
    type: attributes['type'] as string,
    occurredAt: typeof time === 'string' ? time : undefined,
    body,
  };
  return { event };
}

/** Header values may be percent-encoded. */
function decodedHeader(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function problem(code: IntakeCode, message: string, remedy: string): Extract<Read, { problem: unknown }> {
  return { problem: { code, message, remedy } };
}

function tooLarge(size: number, limit: number): Extract<Read, { problem: unknown }> {
  return problem(
    'EVENT_TOO_LARGE',
    `It has ${size} bytes; ${limit} are allowed.`,
    'Send smaller events, or upload a file.',
  );
}

function tooMany(count: number): Extract<Read, { problem: unknown }> {
  const message = `The batch has ${count} events; ${BATCH_EVENTS_MAX} are allowed.`;
  return problem('TOO_MANY_EVENTS', message, 'Send several batches, or a stream of lines.');
}

function numbered(read: Read, at: number): Read {
  return 'problem' in read ? { problem: { ...read.problem, at } } : read;
}
