import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { useRuntime } from '../runtime.js';
import { endAgent, send } from './routes.js';
import { World } from './world.js';

const runtime = useRuntime({ RECKONER_ROLES: 'api' });
let token = '';

beforeAll(async () => {
  const world = new World(runtime);
  await world.make();
  token = await world.key('everything');
}, 60_000);
afterAll(endAgent);

const ask = (key: string, path: string, body: object) =>
  send(runtime.url, 'POST', path, { token, headers: { 'idempotency-key': key }, body: JSON.stringify(body) });

const people = async (): Promise<number> =>
  (await runtime.test.asOwner("SELECT count(*)::int AS count FROM person WHERE subject LIKE 'twice%'"))[0]![
    'count'
  ] as number;

test('the same request again is answered the same, and done once', async () => {
  const body = { subject: 'twice-1', name: 'T' };
  const first = await ask('k-1', '/v1/access/people', body);
  expect(first.status).toBe(201);
  expect(await ask('k-1', '/v1/access/people', body)).toEqual(first);
  expect(await ask('"k-1"', '/v1/access/people', body)).toEqual(first);
  expect((await ask('k-2', '/v1/access/people', body)).code).toBe('PERSON_KNOWN');
  expect(await people()).toBe(1);
});

test('many at once are done once; who comes meanwhile is told to wait', async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => ask('k-3', '/v1/access/people', { subject: 'twice-3', name: 'T' })),
  );
  expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
  expect(answers.filter(({ status, code }) => status !== 201 && code !== 'REQUEST_IN_FLIGHT')).toEqual([]);
  expect(await people()).toBe(2);
});

test('the same key with another request is refused', async () => {
  expect(await ask('k-1', '/v1/access/people', { subject: 'twice-9', name: 'T' })).toMatchObject({
    status: 422,
    code: 'IDEMPOTENCY_KEY_REUSED',
  });
  expect(await ask('k-1', '/v1/access/keys', { subject: 'twice-1', name: 'T' })).toMatchObject({ status: 422 });
});

test('what was refused can be sent corrected under the same key', async () => {
  expect((await ask('k-4', '/v1/access/people', { subject: '' })).status).toBe(400);
  expect((await ask('k-4', '/v1/access/people', { subject: 'twice-4', name: 'T' })).status).toBe(201);
});

test('what was cut off is not done again by itself', async () => {
  await ask('k-5', '/v1/access/people', { subject: 'twice-5', name: 'T' });
  await runtime.test.asOwner(
    "UPDATE idempotent_request SET status = NULL, created_at = now() - interval '2 minutes' WHERE key = 'k-5'",
  );
  expect(await ask('k-5', '/v1/access/people', { subject: 'twice-5', name: 'T' })).toMatchObject({
    status: 409,
    code: 'REQUEST_CUT_OFF',
  });
});

test('a secret is shown once and stored nowhere', async () => {
  const body = { name: 'source', roles: [{ role: 'sender' }] };
  const made = await ask('k-6', '/v1/access/keys', body);
  expect(made.status).toBe(201);
  const { key } = JSON.parse(made.body) as { key: string };
  expect(await ask('k-6', '/v1/access/keys', body)).toMatchObject({ status: 409, code: 'ANSWER_SHOWN_ONCE' });
  const stored = await runtime.test.asOwner(
    "SELECT coalesce(encode(answer, 'escape'), '') AS answer FROM idempotent_request",
  );
  expect(stored.filter(({ answer }) => String(answer).includes(key))).toEqual([]);
});
