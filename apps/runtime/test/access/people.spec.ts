/** People: by the tokens of an identity provider, by a link, and what is refused of both. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { FirstAdministrator } from '../../src/start/first-administrator.js';
import { People } from '../../src/access/people.js';
import { Sessions } from '../../src/access/sessions.js';
import { startTestRuntime, type TestRuntime } from '../runtime.js';
import { endAgent, send } from './routes.js';
import { World } from './world.js';

const ISSUER = 'https://login.example';
const AUDIENCE = 'reckoner';
const BY = { actor: 'test', correlation: 'test' };
let runtime: TestRuntime;
let world: World;
let provider: Server;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;

beforeAll(async () => {
  keys = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  provider = createServer((_, answer) =>
    answer.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] })),
  );
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  runtime = await startTestRuntime({
    RECKONER_ROLES: 'api',
    RECKONER_OIDC_ISSUER: ISSUER,
    RECKONER_OIDC_AUDIENCE: AUDIENCE,
    RECKONER_OIDC_ADMINISTRATOR: 'alice',
    RECKONER_OIDC_KEYS: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/keys`,
  });
  world = new World(runtime);
  await world.make();
}, 60_000);
afterAll(async () => {
  endAgent();
  provider.close();
  await runtime.stop();
  await runtime.test.drop();
});

const claims = (subject: string, over: Record<string, unknown> = {}): SignJWT =>
  new SignJWT({ name: `Name of ${subject}`, ...over })
    .setSubject(subject)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setExpirationTime('5m')
    .setIssuedAt();
const signed = (jwt: SignJWT): Promise<string> =>
  jwt.setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(keys.privateKey);
const dev = { 'reckoner-environment': 'dev' };
const me = (token: string) => send(runtime.url, 'GET', '/v1/me', { token, headers: dev });
const personOf = async (subject: string): Promise<string | undefined> =>
  (await runtime.test.asOwner('SELECT id FROM person WHERE subject = $1', [subject]))[0]?.['id'] as string | undefined;

test('who logs in for the first time is known, and may nothing until a role is granted', async () => {
  const token = await signed(claims('ines'));
  expect(await me(token)).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
  const id = await personOf('ines');
  expect(id).toBeDefined();
  await runtime.app
    .get(People, { strict: false })
    .grant({ person: id!, role: 'viewer', environment: world.environment('dev') }, BY);
  const later = await signed(claims('ines', { jti: 'another' }));
  expect((await me(later)).status).toBe(200);
  expect(
    (await send(runtime.url, 'GET', '/v1/me', { token: later, headers: { 'reckoner-environment': 'test' } })).status,
  ).toBe(403);
  expect(await runtime.test.asOwner("SELECT count(*)::int AS count FROM person WHERE subject = 'ines'")).toEqual([
    { count: 1 },
  ]);
});

test('the administrator whom the settings name may do everything, and gets nothing back that was taken', async () => {
  const held = (): Promise<unknown> =>
    runtime.test.asOwner(
      `SELECT g.role FROM access_grant g JOIN person p ON p.id = g.person_id
       WHERE p.subject = 'alice' AND p.issuer = $1 AND g.revoked_at IS NULL ORDER BY g.role`,
      [ISSUER],
    );
  expect((await me(await signed(claims('alice')))).status).toBe(200);
  expect(await held()).toEqual(
    ['admin', 'analyst', 'approver', 'operator', 'sender', 'viewer'].map((role) => ({ role })),
  );
  await runtime.test.asOwner(`UPDATE access_grant SET revoked_at = clock_timestamp() WHERE role = 'sender'`);
  await runtime.app.get(FirstAdministrator, { strict: false }).run();
  expect(await held()).toHaveLength(5);
});

describe('a token is refused', () => {
  const REFUSED: readonly [string, () => Promise<string> | string][] = [
    ['that is expired', () => signed(claims('eve').setExpirationTime(Math.floor(Date.now() / 1000) - 3600))],
    ['that never expires', () => signed(new SignJWT({}).setSubject('eve').setIssuer(ISSUER).setAudience(AUDIENCE))],
    ['that is not valid yet', () => signed(claims('eve').setNotBefore('1h'))],
    ['for another audience', () => signed(claims('eve').setAudience('payroll'))],
    ['of another issuer', () => signed(claims('eve').setIssuer('https://evil.example'))],
    [
      'without a subject',
      () => signed(new SignJWT({}).setIssuer(ISSUER).setAudience(AUDIENCE).setExpirationTime('5m')),
    ],
    [
      'that its bearer signed',
      async () =>
        claims('eve')
          .setProtectedHeader({ alg: 'RS256', kid: 'one' })
          .sign((await generateKeyPair('RS256')).privateKey),
    ],
    [
      'without a signature',
      () =>
        new UnsecuredJWT({}).setSubject('eve').setIssuer(ISSUER).setAudience(AUDIENCE).setExpirationTime('5m').encode(),
    ],
    [
      'signed with the public key as a shared secret',
      async () => {
        const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(keys.publicKey)));
        return claims('eve').setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(secret);
      },
    ],
    [
      'that brings its own key',
      async () => {
        const own = await generateKeyPair('RS256');
        return claims('eve')
          .setProtectedHeader({ alg: 'RS256', jwk: await exportJWK(own.publicKey) })
          .sign(own.privateKey);
      },
    ],
    [
      'whose claims were changed',
      async () => {
        const [head, , tail] = (await signed(claims('eve'))).split('.');
        const body = Buffer.from(
          JSON.stringify({ sub: 'ines', iss: ISSUER, aud: AUDIENCE, exp: 9_999_999_999 }),
        ).toString('base64url');
        return `${head}.${body}.${tail}`;
      },
    ],
  ];
  test.each(REFUSED)('%s', async (_, token) => {
    expect(await me(await token())).toMatchObject({ status: 401, code: 'NOT_AUTHENTICATED' });
    expect(await personOf('eve')).toBeUndefined();
  });
});

test('a link logs in once; its session needs our header for writes; who is disabled is out', async () => {
  const people = runtime.app.get(People, { strict: false });
  const id = (await people.add({ issuer: 'local', subject: 'otto', name: 'Otto' }, BY))!;
  await people.grant({ person: id, role: 'operator', environment: undefined }, BY);
  const token = await runtime.app.get(Sessions, { strict: false }).makeLink(id, BY);
  const logIn = () =>
    fetch(`${runtime.url}/v1/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
  const answer = await logIn();
  expect(answer.status).toBe(204);
  expect(answer.headers.get('set-cookie')).toMatch(
    /^__Host-reckoner=[\w-]{43}; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Strict$/,
  );
  expect((await logIn()).status).toBe(401);
  const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
  const ask = (headers: object) =>
    send(runtime.url, 'POST', '/v1/cases/999/comment', { headers: { cookie, ...headers }, body: '{"text":"x"}' });
  expect((await ask({})).code).toBe('ENVIRONMENT_MISSING');
  expect((await ask(dev)).code).toBe('CASE_UNKNOWN');
  await people.enable(id, false, BY);
  const until = performance.now() + 6_000;
  while ((await ask(dev)).status !== 401) expect(performance.now()).toBeLessThan(until);
}, 20_000);

test('nobody grants what they do not have', async () => {
  const id = (await runtime.app
    .get(People, { strict: false })
    .add({ issuer: 'local', subject: 'ada', name: 'Ada' }, BY))!;
  const admin = await world.key('admin');
  const grant = (token: string, body: object) =>
    send(runtime.url, 'POST', `/v1/access/people/${id}/grants`, { token, body: JSON.stringify(body) });
  expect((await grant(admin, { role: 'operator' })).code).toBe('ROLE_BEYOND_OWN');
  expect((await grant(admin, { role: 'admin', everywhere: true })).code).toBe('ROLE_BEYOND_OWN');
  const made = await grant(admin, { role: 'admin' });
  expect(made.status).toBe(201);
  const other = await world.key('admin', { environment: 'test' });
  const { id: number } = JSON.parse(made.body) as { id: number };
  expect((await send(runtime.url, 'DELETE', `/v1/access/grants/${number}`, { token: other })).status).toBe(404);
  expect((await send(runtime.url, 'DELETE', `/v1/access/grants/${number}`, { token: admin })).status).toBe(204);
  expect((await send(runtime.url, 'POST', `/v1/access/people/${id}/disable`, { token: admin, body: '{}' })).code).toBe(
    'NOT_EVERYWHERE',
  );
});

test('a revoked key is out within five seconds', async () => {
  const key = await world.key('viewer');
  expect((await send(runtime.url, 'GET', '/v1/cases', { token: key })).status).toBe(200);
  await runtime.test.asOwner(
    'UPDATE api_key SET revoked_at = now() WHERE id = (SELECT id FROM api_key ORDER BY created_at DESC LIMIT 1)',
  );
  const until = performance.now() + 6_000;
  while ((await send(runtime.url, 'GET', '/v1/cases', { token: key })).status !== 401)
    expect(performance.now()).toBeLessThan(until);
}, 20_000);

describe('an operator’s revision', () => {
  const person = async (subject: string, role: string): Promise<string> => {
    const people = runtime.app.get(People, { strict: false });
    const id = (await people.add({ issuer: ISSUER, subject, name: subject }, BY))!;
    await people.grant({ person: id, role, environment: world.environment('dev') }, BY);
    return signed(claims(subject));
  };
  const post = (token: string, path: string, body: object = {}) =>
    send(runtime.url, 'POST', path, { token, headers: dev, body: JSON.stringify(body) });

  test('is written by one person, released by another, and executed in the place of what stands', async () => {
    const writer = await person('writer', 'everything');
    const second = await person('second', 'approver');
    const { case: id, execution, event } = world.owned.get('dev DE01')!;
    const path = `/v1/cases/${id}/revisions`;
    expect((await post(writer, path, { body: '{"hours"', note: 'n' })).code).toBe('NOT_JSON');
    expect((await post(writer, path, { body: '{"hours":1.50}', note: 'the source is closed' })).body).toBe(
      '{"number":1}',
    );
    expect((await post(writer, `${path}/1/approve`)).code).toBe('SECOND_PERSON_NEEDED');
    expect(
      (await send(runtime.url, 'POST', `${path}/1/approve`, { token: await world.key('approver'), body: '{}' })).code,
    ).toBe('SECOND_PERSON_NEEDED');
    expect((await post(second, `${path}/1/approve`)).status).toBe(202);
    expect((await post(second, `${path}/1/approve`)).code).toBe('REVISION_DECIDED');
    const queued = await runtime.test.asOwner(
      `SELECT q.cause, q.execution_id::int AS execution, e.source_id AS "sourceId", convert_from(p.body, 'UTF8') AS body
       FROM execution_queue q JOIN event e ON e.id = q.event_id JOIN event_payload p ON p.event_id = e.id WHERE e.id <> $1`,
      [event],
    );
    expect(queued).toEqual([{ cause: 'replayed', execution, sourceId: 'canary-dev-DE01~op1', body: '{"hours":1.50}' }]);
  });

  test('the database itself wants the second person', async () => {
    const update = 'UPDATE operator_revision SET approved_by = written_by WHERE number = 1';
    await expect(runtime.test.database.execute(update)).rejects.toMatchObject({ code: '23514' });
    await expect(
      runtime.test.database.execute("UPDATE operator_revision SET approved_by = 'key:1'"),
    ).rejects.toMatchObject({ code: '23514' });
  });
});

test('nobody becomes somebody else where people log in at an identity provider', async () => {
  const token = await signed(claims('switcher'));
  await me(token);
  const person = (await personOf('switcher'))!;
  await runtime.app
    .get(People, { strict: false })
    .grant({ person, role: 'viewer', environment: world.environment('dev') }, BY);
  const session = await send(runtime.url, 'GET', '/v1/session', {
    token: await signed(claims('switcher', { jti: 'x' })),
  });
  expect(JSON.parse(session.body)).toEqual({
    actor: `person:${person}`,
    name: 'Name of switcher',
    roles: ['viewer'],
    environments: ['dev'],
    people: [],
  });
  const body = JSON.stringify({ person });
  const key = await world.key('everything');
  expect(await send(runtime.url, 'POST', '/v1/session/switch', { token: key, body })).toMatchObject({
    status: 409,
    code: 'NOT_SWITCHED',
  });
  expect((await send(runtime.url, 'GET', '/v1/session')).status).toBe(401);
});
