import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { HookKeys } from '../src/intake/hook/hook-keys.js';
import { callerOf, type Answer, type TestCaller } from './calling.js';
import { DEMO } from './demo-workspace.js';
import { useRuntime } from './runtime.js';

const runtime = useRuntime({ RECKONER_ROLES: 'api' });
const CONNECTION = 'mappings/demo/demo.connection.yaml';
const FILES = { ...DEMO, [CONNECTION]: `${DEMO[CONNECTION]}hooks: { type: type, time: timestamp, data: data }\n` };
const FIRST = `whsec_${Buffer.from('first key of the hook').toString('base64')}`;
const SECOND = 'second key, as it is';
let api: TestCaller;

const keys = () => runtime.app.get(HookKeys, { strict: false });
const place = () => ({ environment: { id: api.environment, name: 'dev' }, connection: 'demo' });

beforeAll(async () => {
  api = await callerOf(runtime, FILES, ['admin']);
  await keys().put(place(), 1, FIRST, 'test');
});

function bytesOf(key: string): Buffer {
  return key.startsWith('whsec_') ? Buffer.from(key.slice(6), 'base64') : Buffer.from(key);
}

interface Sent {
  readonly id?: string;
  readonly body?: string;
  readonly key?: string;
  readonly seconds?: number;
  readonly signed?: string;
  readonly path?: string;
}

const BODY = '{"type":"entry","timestamp":"2026-11-20T10:00:00Z","data":{"hours":1.50,"id":"h-1"}}';

function send({
  id = 'msg-1',
  body = BODY,
  key = FIRST,
  seconds = 0,
  signed = body,
  path,
}: Sent = {}): Promise<Answer> {
  const timestamp = String(Math.floor(Date.now() / 1000) + seconds);
  const signature = createHmac('sha256', bytesOf(key)).update(`${id}.${timestamp}.${signed}`).digest('base64');
  return api.post(path ?? '/v1/hooks/dev/demo', body, 'application/json', {
    authorization: '',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1a,${signature} v1,AAAA v1,${signature}`,
  });
}

describe('POST /v1/hooks/{environment}/{connection}', () => {
  test('takes a signed payload as the event that the connection declares, once', async () => {
    const first = await send();
    expect(first).toMatchObject({ status: 202, answer: { outcome: 'accepted' } });
    const [event] = await runtime.test.asOwner(
      `SELECT source, source_id, type, intake, occurred_at = '2026-11-20T10:00:00Z' AS is_time, convert_from(body, 'UTF8') AS body
       FROM event JOIN event_payload ON event_id = id`,
    );
    expect(event).toEqual({
      source: 'demo',
      source_id: 'msg-1',
      type: 'entry',
      intake: 'hook',
      is_time: true,
      body: expect.stringMatching(/^\{"hours":1\.50?,"id":"h-1"\}$/),
    });
    expect(await send()).toMatchObject({
      status: 202,
      answer: { outcome: 'duplicate', eventId: first.answer['eventId'] },
    });
  });

  test.each<[string, Sent]>([
    ['another key', { key: SECOND }],
    ['another body', { signed: `${BODY} ` }],
    ['a request of ten minutes ago', { seconds: -600 }],
    ['a request of the future', { seconds: 600 }],
    ['an unknown connection', { path: '/v1/hooks/dev/other' }],
    ['an unknown environment', { path: '/v1/hooks/prod/demo' }],
  ])('refuses %s, and tells no more', async (_, sent) => {
    const { status, answer } = await send({ id: 'msg-bad', ...sent });
    expect({ status, code: answer['code'] }).toEqual({ status: 401, code: 'SIGNATURE_INVALID' });
    const [stored] = await runtime.test.asOwner(`SELECT count(*)::int AS count FROM event WHERE source_id = 'msg-bad'`);
    expect(stored).toEqual({ count: 0 });
  });

  test('takes two keys while they are rotated, then the new one only', async () => {
    const set = await api.put('/v1/hook-keys/demo/2', JSON.stringify({ secret: SECOND }), 'application/json');
    expect(set.status).toBe(204);
    expect((await send({ id: 'r-1', key: FIRST })).status).toBe(202);
    expect((await send({ id: 'r-2', key: SECOND })).status).toBe(202);
    await keys().remove(place(), 1, 'test');
    expect((await send({ id: 'r-3', key: FIRST })).status).toBe(401);
    expect((await send({ id: 'r-3', key: SECOND })).status).toBe(202);
    const rows = await runtime.test.asOwner(`SELECT encode(secret, 'escape') AS secret FROM hook_key`);
    expect(JSON.stringify(rows)).not.toContain('second key');
    await keys().put(place(), 1, FIRST, 'test');
  });

  test('rotates: both keys hold until the former one ends', async () => {
    const rotate = (body: object) => api.post('/v1/hook-keys/demo/rotate', JSON.stringify(body), 'application/json');
    await keys().remove(place(), 2, 'test');
    const rotated = await rotate({ oldValidFor: 'PT1H' });
    expect(rotated).toMatchObject({ status: 200, answer: { slot: 2, secret: expect.stringMatching(/^whsec_.{44}$/) } });
    const fresh = String(rotated.answer['secret']);
    expect((await send({ id: 'v-1', key: FIRST })).status).toBe(202);
    expect((await send({ id: 'v-2', key: fresh })).status).toBe(202);
    expect(await rotate({})).toMatchObject({ status: 409, answer: { code: 'HOOK_KEYS_BOTH_HOLD' } });

    await runtime.test.asOwner(`UPDATE hook_key SET valid_until = clock_timestamp() WHERE slot = 1`);
    expect((await send({ id: 'v-3', key: FIRST })).status).toBe(401);
    expect((await send({ id: 'v-3', key: fresh })).status).toBe(202);
    const shown = await api.get('/v1/hook-keys/demo');
    expect(shown.answer['keys']).toMatchObject([
      { slot: 1, isValid: false, validUntil: expect.any(String) },
      { slot: 2, isValid: true, validUntil: null },
    ]);
    expect(shown.text).not.toContain(fresh);

    // the place of the key that ended is taken by the next one
    expect(await rotate({ secret: SECOND, oldValidFor: 'PT0S' })).toMatchObject({ status: 200, answer: { slot: 1 } });
    expect((await send({ id: 'v-4', key: fresh })).status).toBe(401);
    expect((await send({ id: 'v-4', key: SECOND })).status).toBe(202);
    const lines = await runtime.test.asOwner(
      `SELECT action, details FROM audit WHERE action LIKE 'hook-key.%' ORDER BY seq DESC LIMIT 4`,
    );
    expect(lines).toEqual([
      { action: 'hook-key.ends', details: expect.stringMatching(/^key 2, on 20/) },
      { action: 'hook-key.set', details: 'key 1' },
      { action: 'hook-key.ends', details: expect.stringMatching(/^key 1, on 20/) },
      { action: 'hook-key.set', details: 'key 2' },
    ]);
    await keys().put(place(), 1, FIRST, 'test');
  });

  test.each([[{ oldValidFor: 'P91D' }], [{ oldValidFor: 'a day' }], [{ secret: 'short' }]])(
    'does not rotate with %j',
    async (body) => {
      const refused = await api.post('/v1/hook-keys/demo/rotate', JSON.stringify(body), 'application/json');
      expect(refused.status).toBe(400);
    },
  );

  test.each([
    ['a payload without its type', '{"data":{}}', 422, 'PAYLOAD_UNEXPECTED'],
    ['a payload without data', '{"type":"entry"}', 422, 'PAYLOAD_UNEXPECTED'],
    ['what is no JSON', '{"type":1,"type":2}', 400, 'NOT_JSON'],
  ])('refuses %s', async (...[, body, status, code]) => {
    expect(await send({ id: 'p-1', body })).toMatchObject({ status, answer: { code } });
  });
});
