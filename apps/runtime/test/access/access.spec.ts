/** Every route that there is, asked by everybody who might ask, in every spelling. Generated from the application's own metadata. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { INDIVISIBLE, ROLES, type Permission } from '../../src/access/permissions.js';
import { useRuntime } from '../runtime.js';
import { each, endAgent, routesOf, send, servedPaths, type Route } from './routes.js';
import { ALL_PERMISSIONS, canaryOf, World } from './world.js';

const LONG = 240_000;
const runtime = useRuntime({ RECKONER_ROLES: 'api' });
let world: World;
let routes: Route[];
const keys = new Map<string, string>();
const NAMED_ROLES = Object.keys(ROLES);

/** What anybody may ask, each for its reason. */
const OPEN_ROUTES = ['POST /v1/login', 'POST /v1/logout', 'GET /v1/session', 'GET /login', 'GET /', 'GET /*'];
const HOOK = /^POST \/v1\/hooks\//;
/** For machines and operators; nothing of anybody's data. */
const SERVED_BESIDE = /^(\/livez|\/readyz|\/metrics|\/docs.*|\/openapi\.(json|yaml)|\*|\/\*)$/;

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
const guarded = (): Route[] => routes.filter(({ permission }) => permission !== undefined);

/** The path with something in place of its parameters. */
function filled(path: string, id = 'dev-none'): string {
  return path.replace(/:(\w+)/g, (_, name: string) => (/id$/i.test(name) && id === 'dev-none' ? '999999999' : id));
}

const bodyFor = (method: string): { body?: string } => (method === 'GET' || method === 'HEAD' ? {} : { body: '{}' });

beforeAll(async () => {
  world = new World(runtime);
  await world.make();
  routes = routesOf(runtime);
  for (const permission of ALL_PERMISSIONS) keys.set(`only ${permission}`, await world.key(`only ${permission}`));
  for (const role of [...NAMED_ROLES, 'everything', 'nothing']) keys.set(role, await world.key(role));
}, LONG);
afterAll(endAgent);

test('there are routes, and the list is read rightly', () => {
  expect(routes.map(nameOf)).toEqual(
    expect.arrayContaining(['POST /v1/events', 'GET /v1/events/:id', 'DELETE /v1/access/keys/:id']),
  );
});

test('every route declares what it needs', () => {
  const bare = routes.filter(({ permission, open }) => (permission === undefined) === (open === undefined));
  expect(bare.map(nameOf)).toEqual([]);
  const open = routes.filter((route) => route.open !== undefined && !HOOK.test(nameOf(route)));
  expect(open.map(nameOf).sort()).toEqual([...OPEN_ROUTES].sort());
});

test('nothing is served beside the controllers but what operators and machines read', () => {
  const known = new Set(routes.map(({ path }) => path));
  const paths = servedPaths(runtime);
  expect(paths).toContain('/v1/events');
  expect(paths.filter((path) => !known.has(path.replace(/(.)\/$/, '$1')) && !SERVED_BESIDE.test(path))).toEqual([]);
});

describe('who may', () => {
  test(
    'every route × every permission by itself, and every role',
    async () => {
      const holders: [string, readonly Permission[]][] = [
        ...ALL_PERMISSIONS.map((permission): [string, Permission[]] => [`only ${permission}`, [permission]]),
        ...[...NAMED_ROLES, 'nothing'].map((role): [string, readonly Permission[]] => [role, ROLES[role]!]),
      ];
      const wrong: string[] = [];
      const cells = guarded().flatMap((route) => holders.map(([name, held]) => ({ route, name, held })));
      await each(cells, async ({ route, name, held }) => {
        const { status, code } = await send(runtime.url, route.method, filled(route.path), {
          token: keys.get(name),
          ...bodyFor(route.method),
        });
        const isAllowed = held.includes(route.permission!);
        const wasAllowed = code !== 'NOT_ALLOWED' && status !== 401;
        if (isAllowed !== wasAllowed || status >= 500) wrong.push(`${nameOf(route)} by ${name}: ${status} ${code}`);
      });
      expect(wrong).toEqual([]);
      expect(cells.length).toBeGreaterThan(500);
    },
    LONG,
  );

  test(
    'nobody without credentials, with unknown ones, or with those of elsewhere',
    async () => {
      const elsewhere = { 'reckoner-environment': 'test' };
      const wrong: string[] = [];
      await each(guarded(), async ({ method, path }) => {
        const ask = async (
          token: string | undefined,
          headers: Record<string, string>,
          expected: number,
        ): Promise<void> => {
          const { status } = await send(runtime.url, method, filled(path), { token, headers, ...bodyFor(method) });
          if (status !== expected) wrong.push(`${method} ${path}: ${status}, not ${expected}`);
        };
        await ask(undefined, {}, 401);
        await ask('rk_unknown', {}, 401);
        await ask(undefined, { cookie: '__Host-reckoner=made-up' }, 401);
        await ask(undefined, { authorization: `Basic ${keys.get('everything')}` }, 401);
        await ask(keys.get('everything'), elsewhere, 403);
      });
      expect(wrong).toEqual([]);
    },
    LONG,
  );
});

test(
  'no spelling of a path or method leads past the guard',
  async () => {
    const VARIANTS: ((path: string) => string)[] = [
      (path) => `${path}/`,
      (path) => `/${path}`,
      (path) => path.replace('/v1/', '/v1//'),
      (path) => path.replace('/v1/', '/v1/./'),
      (path) => path.replace('/v1/', '/v1/%2e/'),
      (path) => path.replace('/v1/', '/v1/x/%2e%2e/'),
      (path) => path.replace('/v1/', '/v1%2f'),
      (path) => path.replace('v1', '%76%31'),
      (path) => path.toUpperCase(),
      (path) => `${path}%00`,
      (path) => `${path};x=1`,
      (path) => `${path}.json`,
      (path) => `${path}?_method=GET`,
      (path) => `${path}#`,
      (path) => `/livez/..${path}`,
      (path) => `http://other.example${path}`,
    ];
    const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH', 'LOCK'];
    const cells = guarded().flatMap(({ method, path }) => [
      ...VARIANTS.map((spell) => ({ method, path: spell(filled(path)) })),
      ...METHODS.map((other) => ({ method: other, path: filled(path) })),
    ]);
    const open = new Set(
      routes.filter((route) => route.open !== undefined).map(({ method, path }) => `${method} ${path}`),
    );
    const passed: string[] = [];
    await each(cells, async ({ method, path }) => {
      for (const token of [undefined, keys.get('nothing')]) {
        const override = { 'x-http-method-override': 'GET' };
        const { status } = await send(runtime.url, method, path, { token, headers: override, ...bodyFor(method) });
        if ((status < 400 || status >= 500) && !open.has(`${method} ${path}`))
          passed.push(`${method} ${path}: ${status}`);
      }
    });
    expect(passed).toEqual([]);
  },
  LONG,
);

describe('where it holds', () => {
  /** Which row a parameter means. */
  const OWNERS: readonly [RegExp, 'event' | 'execution' | 'delivery' | 'case'][] = [
    [/^\/v1\/events\/:/, 'event'],
    [/^\/v1\/executions\/:/, 'execution'],
    [/^\/v1\/deliveries\/:/, 'delivery'],
    [/^\/v1\/cases\/:/, 'case'],
  ];

  test(
    'what is of another environment or legal entity is not there',
    async () => {
      const german = await world.key('everything', { legalEntity: 'DE01' });
      const foreign = await world.key('everything', { environment: 'test' });
      const team = await world.key('everything', { legalEntity: 'DE01', team: 'nobody' });
      const before = await audited();
      const wrong: string[] = [];
      const asked = guarded().flatMap((route) => {
        const owner = OWNERS.find(([path]) => path.test(route.path))?.[1];
        return owner && !INDIVISIBLE.has(route.permission!) ? [{ route, owner }] : [];
      });
      await each(asked, async ({ route, owner }) => {
        const ask = async (token: string, legalEntity: string, who: string): Promise<void> => {
          const id = String(world.owned.get(`dev ${legalEntity}`)![owner]);
          const body = SAMPLES[nameOf(route)] ?? '{}';
          const answer = await send(runtime.url, route.method, filled(route.path, id), {
            token,
            ...(route.method === 'GET' ? {} : { body }),
          });
          if (answer.status !== 404 && answer.code !== 'FIELDS_INVALID')
            wrong.push(`${nameOf(route)} by ${who}: ${answer.status} ${answer.code}`);
        };
        await ask(german, 'US01', 'another legal entity');
        await ask(foreign, 'US01', 'another environment');
        if (owner === 'case') await ask(team, 'DE01', 'another team');
      });
      expect(wrong).toEqual([]);
      expect(asked.length).toBeGreaterThan(0);
      expect(await audited()).toBe(before);
    },
    LONG,
  );

  test(
    'no list shows a row of another legal entity or environment',
    async () => {
      const german = await world.key('everything', { legalEntity: 'DE01' });
      const shown: string[] = [];
      await each(
        guarded().filter(({ method, path }) => method === 'GET' && !path.includes(':')),
        async ({ path }) => {
          const { body } = await send(runtime.url, 'GET', path, { token: german });
          for (const foreign of [canaryOf('dev', 'US01'), canaryOf('test', 'DE01'), canaryOf('test', 'US01')])
            if (body.includes(foreign)) shown.push(`${path} shows ${foreign}`);
          const whole = await send(runtime.url, 'GET', path, { token: keys.get('everything') });
          if (/canary-test/.test(whole.body)) shown.push(`${path} shows another environment`);
        },
      );
      expect(shown).toEqual([]);
    },
    LONG,
  );

  test(
    'limits do not hold permissions that cannot be divided',
    async () => {
      const german = await world.key('everything', { legalEntity: 'DE01' });
      for (const { method, path, permission } of guarded()) {
        if (!INDIVISIBLE.has(permission!)) continue;
        const { status } = await send(runtime.url, method, filled(path), { token: german, ...bodyFor(method) });
        expect([method, path, status]).toEqual([method, path, 403]);
      }
    },
    LONG,
  );
});

/** Bodies that pass validation, so that what is refused is refused for whom it is asked by. */
const SAMPLES: Readonly<Record<string, string>> = {
  'POST /v1/cases/:id/comment': '{"text":"x"}',
  'POST /v1/cases/:id/assign': '{"assignee":"x"}',
  'POST /v1/cases/:id/resolve': '{"resolution":"x"}',
  'POST /v1/cases/:id/reopen': '{"text":"x"}',
  'POST /v1/cases/:id/revisions': '{"body":"{}","note":"x"}',
};

async function audited(): Promise<number> {
  const [row] = await runtime.test.asOwner('SELECT count(*)::int AS count FROM audit');
  return row!['count'] as number;
}
