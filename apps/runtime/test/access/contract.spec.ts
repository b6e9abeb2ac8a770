/** The published description of the API against the API: every route, what it answers, and how it refuses. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openApiOf } from '../../src/platform/http/openapi.js';
import { PAGE_MAX } from '../../src/platform/http/page.js';
import { DESCRIBED, type DescribedRoute } from '../contract.js';
import { useRuntime } from '../runtime.js';
import { each, endAgent, send } from './routes.js';
import { World } from './world.js';

const runtime = useRuntime({ RECKONER_ROLES: 'api' });
const NOWHERE = '00000000-0000-4000-8000-000000000000';
let world: World;
let token = '';

beforeAll(async () => {
  world = new World(runtime);
  await world.make();
  token = await world.key('everything');
}, 60_000);
afterAll(endAgent);

const nameOf = ({ method, path }: DescribedRoute): string => `${method} ${path}`;
const successesOf = ({ operation }: DescribedRoute) =>
  Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
const documents = (status: number): readonly DescribedRoute[] =>
  DESCRIBED.filter(({ operation }) => operation.responses[status] !== undefined);
const bodyOf = (method: string, body: object = {}) => (method === 'GET' ? {} : { body: JSON.stringify(body) });

/** The path with ids of things that are nowhere, or with what is no id at all. */
const filled = (path: string, isId: boolean): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!isId) return 'no-id';
    if (name !== 'id') return name === 'number' ? '7' : name === 'slot' ? '1' : 'nowhere';
    return /\/(imports|uploads|keys|people)\//.test(path) ? NOWHERE : '999999999';
  });

describe('the description', () => {
  test('is what is served, and has every route as it is', async () => {
    const served = (await (await fetch(new URL('/openapi.json', runtime.url))).json()) as {
      paths: Record<string, Record<string, DescribedRoute['operation']>>;
    };
    const declared = JSON.parse(JSON.stringify(openApiOf(runtime.app))) as typeof served;
    const outline = ({ paths }: typeof served) =>
      Object.entries(paths)
        .flatMap(([path, item]) =>
          Object.entries(item).map(([method, { responses, ...operation }]) => ({
            route: `${method} ${path}`,
            ...operation,
            statuses: Object.keys(responses).sort(),
          })),
        )
        .sort((a, b) => (a.route < b.route ? -1 : 1));
    expect(outline(served)).toEqual(outline(declared));
  });

  test('is rendered from this origin alone', async () => {
    const page = await (await fetch(new URL('/docs', runtime.url))).text();
    const parts = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, part]) => new URL(part!, `${runtime.url}/docs`),
    );
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) {
      expect(part.origin).toBe(new URL(runtime.url).origin);
      expect([part.pathname, (await fetch(part)).status]).toEqual([part.pathname, 200]);
    }
  });

  test('says of every route what it answers', () => {
    const silent = DESCRIBED.filter((route) => {
      const successes = successesOf(route);
      const isSaid = successes.every(([status, { content }]) =>
        status === '204' ? content === undefined : Object.values(content ?? { '': { schema: {} } }).every(isSaying),
      );
      return successes.length === 0 || !isSaid;
    });
    expect(silent.map(nameOf)).toEqual(ACCEPTED_SILENTLY);
  });

  test('has all lists in one form', () => {
    const lists = DESCRIBED.filter((route) =>
      successesOf(route).some(([, { content }]) =>
        Object.values(content ?? {}).some(
          ({ schema }) => schema['type'] === 'array' || /Page$/.test(String(schema['$ref'])),
        ),
      ),
    );
    expect(lists.length).toBeGreaterThan(12);
    for (const list of lists) {
      const names = (list.operation.parameters ?? []).map(({ name }) => name);
      expect([nameOf(list), names]).toEqual([nameOf(list), expect.arrayContaining(['cursor', 'limit'])]);
    }
  });
});

/** What is begun and answers nothing more: 202 and an empty body. */
const ACCEPTED_SILENTLY = [
  'POST /v1/cases/{id}/replay',
  'POST /v1/cases/{id}/retry',
  'POST /v1/cases/{id}/revisions/{number}/approve',
  'POST /v1/executions/{id}/replay',
  'POST /v1/executions/{id}/retry',
];

const isSaying = ({ schema }: { readonly schema: object }): boolean => Object.keys(schema).length > 0;

describe('each status that is documented is one that the route gives', () => {
  test('401 and 403', async () => {
    const nobody = await world.key('nothing');
    const wrong: string[] = [];
    await each(documents(403), async (route) => {
      const path = filled(route.path, true);
      const [unknown, denied] = [
        await send(runtime.url, route.method, path, bodyOf(route.method)),
        await send(runtime.url, route.method, path, { token: nobody, ...bodyOf(route.method) }),
      ];
      if (unknown.status !== 401 || denied.status !== 403)
        wrong.push(`${nameOf(route)}: ${unknown.status} ${denied.status}`);
    });
    expect(wrong).toEqual([]);
  });

  test('400 for what is not right', async () => {
    const wrong: string[] = [];
    await each(documents(400), async (route) => {
      const isDecided = /\{(id|slot|number)\}/.test(route.path);
      const path = isDecided ? filled(route.path, false) : `${filled(route.path, true)}?limit=0&nonsense=1`;
      const { status } = await send(runtime.url, route.method, path, {
        token,
        ...bodyOf(route.method, { nonsense: 1 }),
      });
      if (status !== 400) wrong.push(`${nameOf(route)}: ${status}`);
    });
    expect(wrong).toEqual([]);
  });

  test('404 for what is not there', async () => {
    const wrong: string[] = [];
    const asked = documents(404).filter((route) => !EVERYWHERE.test(route.path));
    await each(asked, async (route) => {
      const body = BODIES[nameOf(route)];
      const query = QUERIES[route.path] ?? '';
      const { status } = await send(runtime.url, route.method, filled(route.path, true) + query, {
        token,
        ...bodyOf(route.method, body),
      });
      if (status !== 404) wrong.push(`${nameOf(route)}: ${status}`);
    });
    expect(wrong).toEqual([]);
  });
});

/** Needs somebody who reaches into every environment; people.spec.ts asks as one. */
const EVERYWHERE = /^\/v1\/access\/people\/\{id\}\/(disable|enable|login-link)$/;

/** Queries that are right, of routes that need one. */
const QUERIES: Readonly<Record<string, string>> = {
  '/v1/status': '?source=x&id=y',
  '/v1/changes/{id}/versions': '?path=reckoner.yaml',
};

/** Bodies that are right, so that what is asked for is looked for. */
const BODIES: Readonly<Record<string, object>> = {
  'POST /v1/access/people/{id}/grants': { role: 'viewer' },
  'POST /v1/cases/{id}/assign': {},
  'POST /v1/cases/{id}/comment': { text: 'x' },
  'POST /v1/cases/{id}/reopen': { text: 'x' },
  'POST /v1/cases/{id}/resolve': { resolution: 'x' },
  'POST /v1/cases/{id}/revisions': { body: '{}', note: 'x' },
  'POST /v1/deliveries/{id}/settle': { found: 'posted', note: 'x' },
  'PUT /v1/changes/{id}/files': { path: 'reckoner.yaml', text: '', version: 0 },
  'PUT /v1/connections/{connection}/review': { isOn: true },
  'PUT /v1/connections/{connection}/setting': { address: 'https://x.example', options: {}, secrets: {} },
  'PUT /v1/connections/{connection}/windows': { windows: [] },
  'PUT /v1/hook-keys/{connection}/{slot}': { secret: 'x'.repeat(20) },
};

describe('a list', () => {
  const lists = DESCRIBED.filter(
    ({ method, path, operation }) =>
      method === 'GET' && !path.includes('{') && operation.parameters?.some(({ name }) => name === 'cursor'),
  );

  test('is bounded, and refuses a cursor that is none of its own', async () => {
    const wrong: string[] = [];
    await each(lists, async (route) => {
      const ask = (query: string) => send(runtime.url, 'GET', `${route.path}?${query}`, { token });
      const found = [
        (await ask(`limit=${PAGE_MAX}`)).status,
        (await ask(`limit=${PAGE_MAX + 1}`)).status,
        (await ask('limit=x')).status,
        (await ask('cursor=nonsense')).code,
        (await ask(`cursor=${Buffer.from('[null,{},[]]').toString('base64url')}`)).code,
      ];
      const expected = [200, 400, 400, 'CURSOR_INVALID', 'CURSOR_INVALID'];
      if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(`${nameOf(route)}: ${found.join(' ')}`);
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    '/v1/events',
    '/v1/executions',
    '/v1/deliveries',
    '/v1/cases',
    '/v1/cases/groups',
    '/v1/audit',
    '/v1/access/keys',
  ])('%s is the same read row by row and at once', async (path) => {
    const page = async (query: string): Promise<{ rows: unknown[]; next?: string }> =>
      JSON.parse((await send(runtime.url, 'GET', `${path}?${query}`, { token })).body) as never;
    const whole = await page('limit=200');
    expect(whole.next).toBeUndefined();
    expect(whole.rows.length).toBeGreaterThan(1);
    const rows: unknown[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const one: { rows: unknown[]; next?: string } = await page(`limit=1${cursor && `&cursor=${cursor}`}`);
      expect(one.rows).toHaveLength(1);
      rows.push(...one.rows);
      cursor = one.next;
    }
    expect(rows).toEqual(whole.rows);
  });
});

describe('money', () => {
  test('is in no total, end or delivery of somebody who may not see it', async () => {
    const blind = await world.key('viewer');
    const { execution, delivery } = world.owned.get('dev DE01')!;
    await runtime.test.asOwner(
      `INSERT INTO delivery_payload (delivery_id, created_at, body)
       SELECT id, created_at, '{"amount":12.50}' FROM delivery WHERE id = $1`,
      [delivery],
    );
    for (const path of ['/v1/totals', `/v1/executions/${execution}`, `/v1/deliveries/${delivery}`]) {
      const seen = await send(runtime.url, 'GET', path, { token: blind });
      expect([path, seen.status, seen.body.includes('12.50')]).toEqual([path, 200, false]);
      const whole = await send(runtime.url, 'GET', path, { token });
      expect([path, whole.body.includes('12.50')]).toEqual([path, true]);
    }
  });
});
