import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Escalation } from '../../src/cases/escalation.js';
import { masked, sensitiveNames } from '../../src/cases/payload-mask.js';
import { Releases } from '../../src/releases/releases.js';
import { useRuntime } from '../runtime.js';
import { endAgent, send } from './routes.js';
import { canaryOf, World } from './world.js';

const runtime = useRuntime({ RECKONER_ROLES: 'api' });
let world: World;
let operator = '';
let id = 0;

beforeAll(async () => {
  world = new World(runtime);
  await world.make();
  operator = await world.key('operator');
  id = world.owned.get('dev DE01')!.case;
}, 60_000);
afterAll(endAgent);

async function ask(method: string, path: string, body?: object, token = operator) {
  const answer = await send(runtime.url, method, path, {
    token,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    status: answer.status,
    code: answer.code,
    body: answer.body === '' ? undefined : (JSON.parse(answer.body) as Record<string, unknown>),
  };
}

const state = async (): Promise<unknown> => (await ask('GET', `/v1/cases/${id}`)).body;
const queued = () =>
  runtime.test.asOwner('SELECT execution_id::int AS execution, cause FROM execution_queue ORDER BY id');

test('cases are listed, filtered, page by page', async () => {
  const first = await ask('GET', '/v1/cases?limit=1');
  expect(first.body).toMatchObject({ rows: [{ legalEntity: 'US01' }], next: expect.any(String) });
  const second = await ask('GET', `/v1/cases?limit=1&cursor=${first.body!['next']}`);
  expect(second.body).toMatchObject({ rows: [{ legalEntity: 'DE01' }] });
  expect((await ask('GET', '/v1/cases?team=de01-team')).body).toMatchObject({ rows: [{ id }] });
  expect((await ask('GET', '/v1/cases?state=resolved')).body).toEqual({ rows: [] });
  expect((await ask('GET', '/v1/cases?surprise=1')).code).toBe('FIELDS_INVALID');
});

test('groups have amounts for who may see them, of what they may see', async () => {
  const cause = canaryOf('dev', 'DE01');
  const groups = (await ask('GET', '/v1/cases/groups')).body as { rows: { cause: string }[] };
  expect(groups.rows.find((group) => group.cause === cause)).toMatchObject({
    count: 1,
    money: [{ currency: 'EUR', amount: '12.50' }],
  });
  const viewer = await world.key('viewer');
  const plain = (await ask('GET', '/v1/cases/groups', undefined, viewer)).body as { rows: object[] };
  expect(plain.rows).toHaveLength(2);
  expect(JSON.stringify(plain)).not.toContain('12.50');
});

test('what people do stands in the history, and in the audit once', async () => {
  expect((await ask('POST', `/v1/cases/${id}/comment`, { text: 'asked the project manager' })).status).toBe(204);
  expect((await ask('POST', `/v1/cases/${id}/assign`, { assignee: 'ines' })).status).toBe(204);
  expect((await ask('POST', `/v1/cases/${id}/resolve`, { resolution: 'written off' })).status).toBe(204);
  expect((await ask('POST', `/v1/cases/${id}/resolve`, { resolution: 'again' })).code).toBe('CASE_RESOLVED');
  expect((await ask('POST', `/v1/cases/${id}/retry`)).code).toBe('NOTHING_TO_REPEAT');
  expect((await ask('POST', `/v1/cases/${id}/reopen`, { text: 'after all not' })).status).toBe(204);
  expect(await state()).toMatchObject({
    state: 'open',
    assignee: 'ines',
    history: ['opened', 'commented', 'assigned', 'resolved', 'reopened'].map((action, index) => ({
      number: index + 1,
      action,
    })),
  });
  const lines = await runtime.test.asOwner(
    "SELECT action FROM audit WHERE object_kind = 'case' AND object_id = $1 ORDER BY seq",
    [String(id)],
  );
  expect(lines.map(({ action }) => action)).toEqual([
    'case.commented',
    'case.assigned',
    'case.resolved',
    'case.reopened',
  ]);
});

describe('again', () => {
  test('a group only with the count of a dry run, and a second time not at all', async () => {
    expect((await ask('POST', '/v1/cases/retry', { kind: 'rejected' })).code).toBe('COUNT_MISSING');
    expect((await ask('POST', '/v1/cases/retry', { kind: 'rejected', dryRun: true })).body).toEqual({ matched: 2 });
    expect((await ask('POST', '/v1/cases/retry', { kind: 'rejected', count: 3 })).code).toBe('COUNT_CHANGED');
    expect(await queued()).toEqual([]);
    const both = await ask('POST', '/v1/cases/retry', { kind: 'rejected', count: 2 });
    expect(both.body).toEqual({ matched: 2, done: 2, refused: [] });
    expect((await ask('POST', '/v1/cases/retry', { kind: 'rejected', count: 2 })).body).toEqual({
      matched: 0,
      done: 0,
      refused: [],
    });
    expect((await ask('POST', `/v1/cases/${id}/replay`)).code).toBe('NOTHING_TO_REPEAT');
    expect(await queued()).toEqual([
      { execution: world.owned.get('dev DE01')!.execution, cause: 'retried' },
      { execution: world.owned.get('dev US01')!.execution, cause: 'retried' },
    ]);
  });

  test('limited to what the permission reaches', async () => {
    await runtime.test.asOwner('DELETE FROM execution_queue');
    const german = await world.key('operator', { legalEntity: 'DE01' });
    expect((await ask('POST', '/v1/cases/replay', { dryRun: true }, german)).body).toEqual({ matched: 1 });
    expect((await ask('POST', '/v1/cases/replay', { count: 1 }, german)).body).toMatchObject({ done: 1 });
    expect(await queued()).toEqual([{ execution: world.owned.get('dev DE01')!.execution, cause: 'replayed' }]);
  });
});

test('a case is due as its reason says, and escalated once when that has passed', async () => {
  const escalation = runtime.app.get(Escalation, { strict: false });
  expect(await escalation.dateNew()).toBe(4);
  expect(await escalation.escalateDue()).toBe(0);
  await runtime.test.asOwner('UPDATE exception_case SET due_at = now() WHERE id = $1', [id]);
  expect(await escalation.escalateDue()).toBe(1);
  expect(await escalation.escalateDue()).toBe(0);
  expect(await state()).toMatchObject({ escalatedAt: expect.any(String), team: 'de01-team' });
});

test('what a schema marks as sensitive is masked, wherever it stands', async () => {
  const releases = runtime.app.get(Releases, { strict: false });
  const schema =
    'title: E\ntype: object\nproperties:\n  user: { type: object, properties: { iban: { type: string, sensitive: true } } }\n';
  const files = new Map([
    ['reckoner.yaml', 'name: t\nlanguage: 1\n'],
    ['mappings/x/e.schema.yaml', schema],
  ]);
  const names = sensitiveNames(await releases.engineOf((await releases.store(files, 'test')).id));
  expect(masked({ user: { iban: 'DE1', id: 7 }, list: [{ iban: null }, { iban: { a: 1 } }] }, names)).toEqual({
    user: { iban: '***', id: 7 },
    list: [{ iban: null }, { iban: '***' }],
  });
});
