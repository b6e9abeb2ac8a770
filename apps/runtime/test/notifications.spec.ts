/** Cases told to a real server: signed, one message a cause, tried again, given up. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Escalation } from '../src/cases/escalation.js';
import { SecretRotation } from '../src/connections/secret-rotation.js';
import { Notifier } from '../src/cases/notifications/notifier.js';
import { endAgent, send } from './access/routes.js';
import { World } from './access/world.js';
import { useRuntime } from './runtime.js';

const SECRET = 'a secret of the receiver';
/** Holds the key of secrets, which is replaced here. */
const folder = mkdtempSync(join(tmpdir(), 'reckoner-notifications-'));
const runtime = useRuntime({ RECKONER_ROLES: 'api', RECKONER_PRIVATE_TARGETS: 'dev', RECKONER_DATA: folder });
let world: World;
let admin = '';
let server: Server;
let address = '';
let status = 200;
/** Events of cases: no two cases are the same. */
let events = 1_000_000;
let got: { headers: IncomingHttpHeaders; body: string }[] = [];

beforeAll(async () => {
  world = new World(runtime);
  await world.make();
  admin = await world.key('admin');
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
}, 60_000);
afterAll(async () => {
  endAgent();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  got = [];
  status = 200;
  await runtime.test.asOwner('DELETE FROM notification');
  await runtime.test.asOwner('DELETE FROM notification_target');
});

async function ask(method: string, path: string, body?: object, token = admin) {
  const answer = await send(runtime.url, method, `/v1/notifications/targets${path}`, {
    token,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, code: answer.code, body: answer.body && (JSON.parse(answer.body) as unknown) };
}

const ALL = ['opened', 'escalated', 'resolved'];
const put = (more: object = {}) => ask('PUT', '/ops', { address, secret: SECRET, occasions: ALL, ...more });
const open = (cause: string, count: number, kind = 'rejected', team: string | null = null) =>
  runtime.test.database.execute(
    `INSERT INTO exception_case (environment, kind, event_id, reason, message, cause, team)
     SELECT $1, $3, $6::bigint + i, 'RATE_MISSING', 'a text of the case', $2, $5 FROM generate_series(1, $4::int) i`,
    [world.environment('dev'), cause, kind, count, team, (events += 1_000)],
  );
const resolve = (cause: string) =>
  runtime.test.database.execute("UPDATE exception_case SET state = 'resolved' WHERE cause = $1 AND state = 'open'", [
    cause,
  ]);
/** The gathering is over. */
const due = () => runtime.test.asOwner('UPDATE notification SET due_at = clock_timestamp() WHERE sent_at IS NULL');
const once = () => runtime.app.get(Notifier, { strict: false }).once();
const told = () => got.map(({ body }) => JSON.parse(body) as Record<string, unknown>);

test('a thousand cases of a cause make one message, signed, without a word of the case itself', async () => {
  expect((await put()).status).toBe(200);
  for (let part = 0; part < 4; part++) {
    await open('a cause', 250);
    if (part < 3) await resolve('a cause');
  }
  await due();
  while ((await once()) > 0);
  expect(told()).toHaveLength(2);
  expect(told().find(({ type }) => type === 'case.opened')).toMatchObject({
    cause: 'a cause',
    cases: 1000,
    team: null,
  });
  expect(told().find(({ type }) => type === 'case.resolved')).toMatchObject({ cause: 'a cause', cases: 750 });
  for (const { headers, body } of got) {
    const stamp = headers['reckoner-timestamp'] as string;
    expect(headers['reckoner-signature']).toBe(
      `v1=${createHmac('sha256', SECRET).update(`${stamp}.${body}`).digest('hex')}`,
    );
    expect(Math.abs(Date.now() / 1000 - Number(stamp))).toBeLessThan(60);
    expect(body).not.toContain('a text of the case');
  }
});

test('after a message, what is new of its cause is gathered for a quarter of an hour', async () => {
  await put({ occasions: ['opened'] });
  await open('steady', 1);
  await due();
  expect(await once()).toBe(1);
  await open('other', 3);
  await resolve('steady');
  await open('steady', 2);
  await due();
  expect(await once()).toBe(1);
  expect(await once()).toBe(0);
  await runtime.test.asOwner(`UPDATE notification SET sent_at = sent_at - interval '15 minutes'`);
  expect(await once()).toBe(1);
  expect(told().map(({ cause, cases }) => [cause, cases])).toEqual([
    ['steady', 1],
    ['other', 3],
    ['steady', 2],
  ]);
});

test('an escalated case is told, and only what the target asked for', async () => {
  await put({ occasions: ['escalated'], kinds: ['held'], teams: ['sales'] });
  await open('late', 2, 'held', 'sales');
  await open('late elsewhere', 1, 'held', 'billing');
  await open('late otherwise', 1, 'failed', 'sales');
  await runtime.test.asOwner("UPDATE exception_case SET due_at = clock_timestamp() WHERE cause LIKE 'late%'");
  expect(await runtime.app.get(Escalation, { strict: false }).escalateDue()).toBe(4);
  await due();
  while ((await once()) > 0);
  expect(told()).toMatchObject([{ type: 'case.escalated', cause: 'late', kind: 'held', team: 'sales', cases: 2 }]);
});

test('it stands in the transaction of the case, or not at all', async () => {
  await put();
  const undone = runtime.test.database.transaction(async (session) => {
    await session.execute(
      `INSERT INTO exception_case (environment, kind, event_id, reason, message, cause) VALUES ($1, 'drift', 77, 'r', 'm', 'undone')`,
      [world.environment('dev')],
    );
    expect(await session.query('SELECT FROM notification')).toHaveLength(1);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await runtime.test.asOwner('SELECT FROM notification')).toHaveLength(0);
});

test('what does not arrive is sent again as it was, later each time, and given up after a day', async () => {
  await put();
  status = 503;
  await open('unheard', 1);
  const waits: number[] = [];
  for (let attempt = 0; attempt < 3; attempt++) {
    await due();
    expect(await once()).toBe(1);
    const [row] = await runtime.test.asOwner(
      'SELECT extract(epoch FROM due_at - clock_timestamp())::float8 AS wait FROM notification',
    );
    waits.push(row!['wait'] as number);
    expect(await once()).toBe(0);
  }
  expect(waits[0]).toBeGreaterThan(3);
  expect(waits[2]).toBeGreaterThan(waits[0]!);
  expect(new Set(got.map(({ body }) => body)).size).toBe(1);
  expect(new Set(got.map(({ headers }) => headers['reckoner-notification'])).size).toBe(1);
  await runtime.test.asOwner("UPDATE notification SET tried_at = tried_at - interval '1 day'");
  await due();
  expect(await once()).toBe(1);
  await due();
  expect(await once()).toBe(0);
  const metrics = await (await fetch(new URL('/metrics', runtime.url))).text();
  expect(metrics).toContain('reckoner_notifications_total{result="given-up"} 1');
});

test('a message whose sender died is sent by the next, and the dead one says nothing more of it', async () => {
  await put();
  await open('left lying', 1);
  await due();
  await once();
  await runtime.test.asOwner(
    "UPDATE notification SET sent_at = NULL, leased_until = clock_timestamp() + interval '1 minute', fence = fence + 1",
  );
  expect(await once()).toBe(0);
  await runtime.test.asOwner('UPDATE notification SET leased_until = clock_timestamp()');
  expect(await once()).toBe(1);
  expect(new Set(got.map(({ body }) => body)).size).toBe(1);
  expect(got).toHaveLength(2);
});

test('targets are set, shown without their secret, tried and removed, each with a line in the audit', async () => {
  expect((await put({ secret: undefined })).code).toBe('SECRET_MISSING');
  expect((await put()).status).toBe(200);
  expect((await put({ secret: undefined, kinds: ['held'] })).status).toBe(200);
  const list = await ask('GET', '');
  expect(list.body).toMatchObject({ rows: [{ name: 'ops', address, occasions: ALL, kinds: ['held'] }] });
  expect(JSON.stringify(list.body)).not.toContain(SECRET);
  expect((await ask('POST', '/ops/test')).body).toEqual({ arrived: true });
  status = 500;
  expect((await ask('POST', '/ops/test')).body).toEqual({ arrived: false, problem: 'it answered 500' });
  expect(told()).toMatchObject([{ type: 'case.test', cases: 0 }, { type: 'case.test' }]);
  expect((await ask('DELETE', '/ops')).status).toBe(204);
  expect((await ask('DELETE', '/ops')).code).toBe('TARGET_UNKNOWN');
  const lines = await runtime.test.asOwner(
    "SELECT action FROM audit WHERE object_kind = 'notification-target' ORDER BY seq DESC LIMIT 5",
  );
  expect(lines.map(({ action }) => String(action).split('.')[1]).reverse()).toEqual([
    'set',
    'set',
    'tried',
    'tried',
    'removed',
  ]);
  const [stored] = await runtime.test.asOwner('SELECT count(*)::int AS count FROM notification_target');
  expect(stored).toEqual({ count: 0 });
});

test('its secret is sealed anew with all others', async () => {
  await put();
  const sealed = async () => (await runtime.test.asOwner('SELECT secret FROM notification_target'))[0]!['secret'];
  const former = await sealed();
  const rotation = runtime.app.get(SecretRotation, { strict: false });
  for (let time = 0; time < 3; time++) await rotation.rotate({ actor: 'test', environment: world.environment('dev') });
  expect(await sealed()).not.toEqual(former);
  expect((await ask('POST', '/ops/test')).body).toEqual({ arrived: true });
});

test('not to where targets must not be, by address or by name, and not by whoever may not', async () => {
  const elsewhere = await world.key('admin', { environment: 'test' });
  const to = (place: string, token: string) =>
    ask('PUT', '/ops', { address: place, secret: SECRET, occasions: ALL }, token);
  for (const place of ['http://a.example', 'https://127.0.0.1', 'https://10.0.0.1', 'https://a:b@c.example'])
    expect([place, (await to(place, elsewhere)).code]).toEqual([place, 'TARGET_INVALID']);
  for (const place of ['http://169.254.169.254/latest', 'https://[fe80::1]/'])
    expect([place, (await to(place, admin)).code]).toEqual([place, 'TARGET_INVALID']);
  expect((await to('https://localhost', elsewhere)).status).toBe(200);
  expect((await ask('POST', '/ops/test', undefined, elsewhere)).body).toMatchObject({
    arrived: false,
    problem: expect.stringMatching(/ADDRESS_FORBIDDEN/),
  });
  expect((await ask('GET', '', undefined, await world.key('operator'))).status).toBe(403);
  expect((await ask('PUT', '/a%20b', { address, secret: SECRET, occasions: ALL })).status).toBe(400);
});
