import { beforeAll, describe, expect, test } from '@jest/globals';
import { ApiKeys } from '../src/access/api-keys.js';
import { Releases } from '../src/releases/releases.js';
import { useRuntime } from './runtime.js';

// nobody executes here, so what is sent waits
const runtime = useRuntime({ RECKONER_ROLES: 'api' });
let key = '';

const FILES = new Map([
  ['reckoner.yaml', 'name: t\nlanguage: 1\n'],
  [
    'mappings/harvest/harvest.connection.yaml',
    'title: Harvest\nsystem: harvest\ndirection: source\nlegal-entity: DE01\n',
  ],
]);

beforeAll(async () => {
  const releases = runtime.app.get(Releases, { strict: false });
  const { environment } = await releases.point('dev', await releases.store(FILES, 'test'), 'test');
  const made = await runtime.app
    .get(ApiKeys, { strict: false })
    .make({ environment, name: 'source', by: 'test', roles: [{ role: 'sender' }] });
  key = made.key;
});

async function send(
  body: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; answer: Record<string, unknown> }> {
  const answer = await fetch(new URL('/v1/events', runtime.url), {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json', authorization: `Bearer ${key}`, ...headers },
    body,
  });
  return { status: answer.status, answer: (await answer.json()) as Record<string, unknown> };
}

const event = (over: object = {}) =>
  JSON.stringify({ specversion: '1.0', id: 'e-1', source: 'harvest', type: 't', data: { hours: 1.5 }, ...over });

describe('POST /v1/events', () => {
  test('answers 202 once committed, the same event the same, another body with a conflict', async () => {
    const first = await send(event());
    expect(first).toMatchObject({ status: 202, answer: { outcome: 'accepted' } });
    expect(await send(event())).toMatchObject({
      status: 202,
      answer: { outcome: 'duplicate', eventId: first.answer['eventId'] },
    });
    expect(await send(event({ data: 2 }))).toMatchObject({ status: 409, answer: { code: 'EVENT_CONFLICT' } });
    const status = await fetch(new URL('/v1/status?source=harvest&id=e-1', runtime.url), {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(await status.json()).toMatchObject({ id: first.answer['eventId'], legalEntity: 'DE01', state: 'queued' });
  });

  test('takes batches, lines and headers', async () => {
    const batch = `[${event({ id: 'b-1' })},${event({ id: 'b-2' })},${event({ id: '' })}]`;
    expect(await send(batch, { 'content-type': 'application/cloudevents-batch+json' })).toMatchObject({
      status: 207,
      answer: { accepted: 2, refused: 1, problems: [{ code: 'ATTRIBUTE_INVALID', at: 3 }] },
    });
    const lines = `${event({ id: 'l-1' })}\n\nnot json\n${event({ id: 'l-2' })}`;
    expect(await send(lines, { 'content-type': 'application/x-ndjson' })).toMatchObject({
      status: 207,
      answer: { accepted: 2, refused: 1, problems: [{ code: 'NOT_JSON', at: 3 }] },
    });
    const attributes = { 'ce-specversion': '1.0', 'ce-id': 'h-1', 'ce-source': 'harvest', 'ce-type': 't' };
    expect(await send('{"hours":1.50}', { 'content-type': 'application/json', ...attributes })).toMatchObject({
      status: 202,
      answer: { outcome: 'accepted' },
    });
  });

  test.each([
    ['no key', event(), { authorization: '' }, 401, 'NOT_AUTHENTICATED'],
    ['an unknown key', event(), { authorization: 'Bearer rk_unknown' }, 401, 'NOT_AUTHENTICATED'],
    ['no JSON', '{', {}, 400, 'NOT_JSON'],
    ['another type', event(), { 'content-type': 'text/plain' }, 415, 'CONTENT_TYPE_UNKNOWN'],
  ])('refuses %s', async (...[, body, headers, status, code]) => {
    expect(await send(body, headers)).toMatchObject({ status, answer: { code } });
  });
});
