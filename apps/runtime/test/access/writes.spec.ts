/** Every route that writes leaves one line in the audit: generated from the routes, so that none is forgotten. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ApiKeys } from '../../src/access/api-keys.js';
import { People } from '../../src/access/people.js';
import { useRuntime } from '../runtime.js';
import { endAgent, routesOf, send } from './routes.js';
import { World } from './world.js';

const runtime = useRuntime({ RECKONER_ROLES: 'api' });
const BY = { actor: 'test', correlation: 'test' };
let world: World;
let token = '';
let person = '';
let grant = 0;
let key = '';

beforeAll(async () => {
  world = new World(runtime);
  await world.make();
  token = await world.key('everything');
  const people = runtime.app.get(People, { strict: false });
  person = (await people.add({ issuer: 'local', subject: 'one', name: 'One' }, BY))!;
  grant = (await people.grant({ person, role: 'viewer', environment: world.environment('dev') }, BY))!;
  const made = { environment: world.environment('dev'), name: 'k', by: 'test', roles: [{ role: 'viewer' }] };
  key = (await runtime.app.get(ApiKeys, { strict: false }).make(made)).id;
}, 60_000);
afterAll(endAgent);

const german = (): number => world.owned.get('dev DE01')!.case;
const american = (): number => world.owned.get('dev US01')!.case;

/** In this order: a case is resolved before it is opened again. */
const SAMPLES: Readonly<Record<string, () => readonly [path: string, body: object]>> = {
  'POST /v1/events': () => ['/v1/events', { specversion: '1.0', id: 'w-1', source: 'demo', type: 't', data: 1 }],
  'POST /v1/access/keys': () => ['/v1/access/keys', { name: 'x', roles: [{ role: 'sender' }] }],
  'DELETE /v1/access/keys/:id': () => [`/v1/access/keys/${key}`, {}],
  'POST /v1/access/people': () => ['/v1/access/people', { subject: 'two', name: 'Two' }],
  'POST /v1/access/people/:id/grants': () => [`/v1/access/people/${person}/grants`, { role: 'viewer' }],
  'DELETE /v1/access/grants/:id': () => [`/v1/access/grants/${grant}`, {}],
  'POST /v1/audit/verify': () => ['/v1/audit/verify', {}],
  'POST /v1/cases/:id/comment': () => [`/v1/cases/${german()}/comment`, { text: 'x' }],
  'POST /v1/cases/:id/assign': () => [`/v1/cases/${german()}/assign`, { assignee: 'x' }],
  'POST /v1/cases/:id/resolve': () => [`/v1/cases/${german()}/resolve`, { resolution: 'x' }],
  'POST /v1/cases/:id/reopen': () => [`/v1/cases/${german()}/reopen`, { text: 'x' }],
  'POST /v1/cases/:id/revisions': () => [`/v1/cases/${german()}/revisions`, { body: '{}', note: 'x' }],
  'POST /v1/cases/:id/retry': () => [`/v1/cases/${german()}/retry`, {}],
  'POST /v1/cases/:id/replay': () => [`/v1/cases/${american()}/replay`, {}],
};

/** Held to it where they are tested, because they need more than one request. */
const ELSEWHERE = [
  // people.spec.ts: sessions, and what reaches into every environment
  'POST /v1/login',
  'POST /v1/logout',
  'POST /v1/session/switch',
  'POST /v1/access/people/:id/disable',
  'POST /v1/access/people/:id/enable',
  'POST /v1/access/people/:id/login-link',
  'POST /v1/cases/:id/revisions/:number/approve',
  'POST /v1/cases/:id/revisions/:number/refuse',
  // a line for each of the group
  'POST /v1/cases/retry',
  'POST /v1/cases/replay',
];
/** Of other domains, whose specs hold them. */
const OF_OTHERS =
  /^\w+ \/v1\/(reference|connections|deliveries|hooks|hook-keys|flows|uploads|history|drift|totals|executions|releases|environments|changes|pulls|data|secrets|notifications)\b/;

test('each write leaves one line', async () => {
  const lines = async (): Promise<number> =>
    (await runtime.test.asOwner('SELECT count(*)::int AS count FROM audit'))[0]!['count'] as number;
  const seen: [string, number, number][] = [];
  for (const [route, sample] of Object.entries(SAMPLES)) {
    const [path, body] = sample();
    const before = await lines();
    const headers: Record<string, string> =
      route === 'POST /v1/events' ? { 'content-type': 'application/cloudevents+json' } : {};
    const { status } = await send(runtime.url, route.split(' ')[0]!, path, {
      token,
      headers,
      body: JSON.stringify(body),
    });
    seen.push([route, Math.floor(status / 100), (await lines()) - before]);
  }
  expect(seen).toEqual(Object.keys(SAMPLES).map((route) => [route, 2, 1]));
}, 60_000);

test('no route that writes is left out', () => {
  const writes = routesOf(runtime).flatMap(({ method, path }) => (method === 'GET' ? [] : [`${method} ${path}`]));
  expect(writes.filter((route) => !(route in SAMPLES) && !ELSEWHERE.includes(route) && !OF_OTHERS.test(route))).toEqual(
    [],
  );
});
