/** What is kept how long, and how a person is taken out of it. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Configuration } from '../src/platform/configuration.js';
import { AuditWriter } from '../src/audit/audit-writer.js';
import { Log } from '../src/platform/observe/log.js';
import { Retention } from '../src/retention/retention.js';
import { declareRoles } from './access/world.js';
import { callerOf, type TestCaller } from './calling.js';
import { DEMO, entry } from './demo-workspace.js';
import { useRuntime } from './runtime.js';

const runtime = useRuntime({ RECKONER_ROLES: 'api,execute' });
let caller: TestCaller;
const KEPT = ['event_payload', 'delivery_payload', 'execution_record'];

const files = {
  ...DEMO,
  'mappings/demo/entry.schema.yaml': DEMO['mappings/demo/entry.schema.yaml']!.replace(
    '  cost: { type: boolean }',
    '  cost: { type: boolean }\n  note: { type: string, sensitive: true }',
  ),
};

const eventOf = (id: string, rest: object = {}): string =>
  JSON.stringify({ specversion: '1.0', id, source: 'demo', type: 'entry', data: entry(id, 1, { ...rest }) });

async function send(id: string, rest: object = {}): Promise<Record<string, unknown>> {
  const { status, answer } = await caller.post('/v1/events', eventOf(id, rest), 'application/cloudevents+json');
  expect(status).toBe(202);
  for (;;) {
    const waiting = await runtime.test.asOwner('SELECT FROM execution_queue LIMIT 1');
    if (waiting.length === 0) return answer;
  }
}

const retention = (months: number): Retention =>
  new Retention(
    Configuration.read(['--keep-months', String(months)], {}),
    runtime.test.database,
    new AuditWriter(),
    new Log('silent'),
  );

const executionOf = async (id: string): Promise<number> =>
  (
    await runtime.test.asOwner(
      'SELECT x.id::int AS id FROM execution x JOIN event e ON e.id = x.event_id WHERE source_id = $1',
      [id],
    )
  )[0]!['id'] as number;

/** As if it had come in January of 2025. */
async function longAgo(id: string): Promise<void> {
  await runtime.test.asOwner(
    `WITH e AS (UPDATE event SET received_at = '2025-01-15T12:00:00Z' WHERE source_id = $1 RETURNING id),
     p AS (UPDATE event_payload p SET received_at = '2025-01-15T12:00:00Z' FROM e WHERE p.event_id = e.id),
     d AS (UPDATE delivery d SET created_at = '2025-01-15T12:00:00Z', state = 'posted' FROM e, execution x
           WHERE x.event_id = e.id AND d.execution_id = x.id RETURNING d.id),
     b AS (UPDATE delivery_payload b SET created_at = '2025-01-15T12:00:00Z' FROM d WHERE b.delivery_id = d.id)
     UPDATE execution_record r SET finished_at = '2025-01-15T12:00:00Z' FROM e, execution x WHERE x.event_id = e.id AND r.execution_id = x.id`,
    [id],
  );
  for (const table of KEPT) await runtime.test.database.query(`SELECT make_month('${table}', '2025-01-01')`);
}

const months = async (): Promise<unknown[]> =>
  (
    await runtime.test.asOwner(
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhrelid::regclass::text LIKE '%2025_01' ORDER BY 1`,
    )
  ).map(({ name }) => name);

beforeAll(async () => {
  declareRoles();
  caller = await callerOf(runtime, files, ['everything']);
  const row = JSON.stringify({ code: 'P-1', status: 'open', rate: 100, entity: 'DE01' });
  const made = await caller.post('/v1/reference/demo%2Fprojects/imports', `${row}\n`, 'application/x-ndjson');
  const { status } = await caller.post(
    `/v1/reference/imports/${String(made.answer['id'])}/apply`,
    '',
    'application/json',
  );
  expect(status).toBeLessThan(300);
});

describe('months', () => {
  test('this one and the next two are there from the first start', async () => {
    const rows = await runtime.test.asOwner(
      `SELECT p.relname AS table, count(*)::int AS count FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent
       JOIN pg_class c ON c.oid = i.inhrelid WHERE c.relkind = 'r' GROUP BY 1 ORDER BY 1`,
    );
    expect(rows).toEqual([...KEPT].sort().map((table) => ({ table, count: 4 })));
  });

  test.each([
    'DROP TABLE event_payload_default',
    'ALTER TABLE event_payload DETACH PARTITION event_payload_default',
    "SELECT drop_month('event_payload', current_date)",
    "SELECT drop_month('event_payload', (current_date - interval '1 month')::date)",
    "SELECT drop_month('audit', '2020-01-01')",
    "SELECT make_month('audit', '2020-01-01')",
    'CREATE TABLE mine ()',
  ])('the application’s role may not: %s', async (text) => {
    await expect(runtime.test.database.query(text)).rejects.toMatchObject({
      code: expect.stringMatching(/42501|P0001/),
    });
  });

  test('age out: bytes go, identities, keys and sums stay, and a duplicate is still a duplicate', async () => {
    const first = await send('old-1');
    const execution = await executionOf('old-1');
    const sums = `SELECT outcome, quantity, amount FROM end_state WHERE execution_id = ${execution}`;
    const before = await runtime.test.asOwner(sums);
    await longAgo('old-1');
    expect(await months()).toHaveLength(3);
    expect(await retention(1200).ageOut()).toEqual([]);
    expect(await retention(3).ageOut()).toHaveLength(3);
    expect(await months()).toEqual([]);
    expect(await runtime.test.asOwner(sums)).toEqual(before);
    expect(await send('old-1')).toMatchObject({ outcome: 'duplicate', eventId: first['eventId'] });
    expect(
      await runtime.test.asOwner('SELECT count(*)::int AS count FROM delivery WHERE execution_id = $1', [execution]),
    ).toEqual([{ count: 2 }]);
    const explained = await caller.get(`/v1/executions/${execution}/explanation`);
    expect([explained.status, explained.answer['code']]).toEqual([410, 'EXECUTION_AGED_OUT']);
    const again = await caller.post(`/v1/executions/${execution}/retry`, '', 'application/json');
    expect([again.status, again.answer['code']]).toEqual([409, 'EXECUTION_AGED_OUT']);
  });

  test('a month that something needs stays', async () => {
    await send('held-1', { status: 'draft' });
    await longAgo('held-1');
    await retention(3).ageOut();
    expect(await months()).toContain('event_payload_2025_01');
  });
});

describe('a person', () => {
  const erase = (dryRun: boolean): ReturnType<TestCaller['post']> =>
    caller.post(
      '/v1/data/erasures',
      JSON.stringify({ identifiers: ['Ann Özil'], reason: 'asked to', dryRun }),
      'application/json',
    );

  test('is taken out of all that is stored; hashes and sums stay', async () => {
    await send('ann-1', { person: 'Ann Özil', note: 'was ill' });
    await send('bob-1', { person: 'Bob', note: 'was late' });
    const execution = await executionOf('ann-1');
    await runtime.test.asOwner(`UPDATE delivery SET state = 'posted'`);
    const hashes = await runtime.test.asOwner('SELECT id, body_hash FROM event ORDER BY id');
    const totals = await caller.get('/v1/totals');
    const counted = await erase(true);
    expect([counted.status, counted.answer]).toEqual([
      200,
      { id: null, dryRun: true, touched: { event: 1, delivery: 1, execution: 1 }, leftOpen: {} },
    ]);
    expect((await erase(false)).answer).toMatchObject({ touched: { event: 1, delivery: 1, execution: 1, total: 2 } });
    expect((await erase(false)).answer).toMatchObject({ touched: {} });
    expect(await runtime.test.asOwner('SELECT id, body_hash FROM event ORDER BY id')).toEqual(hashes);
    expect((await caller.get('/v1/totals')).answer).toEqual(totals.answer);
    const bodies = await runtime.test.asOwner(
      `SELECT convert_from(body, 'UTF8') AS body FROM event_payload p JOIN event e ON e.id = p.event_id WHERE source_id IN ('ann-1', 'bob-1') ORDER BY source_id`,
    );
    expect(bodies[0]!['body']).toBe(JSON.stringify(entry('ann-1', 1, { person: 'erased', note: 'erased' })));
    expect(bodies[1]!['body']).toBe(JSON.stringify(entry('bob-1', 1, { person: 'Bob', note: 'was late' })));
    expect(await standsIn('Ann Özil')).toEqual([]);
    const explained = await caller.get(`/v1/executions/${execution}/explanation`);
    expect([explained.status, explained.answer['recomputed']]).toEqual([200, 'erased']);
    expect((await caller.post(`/v1/executions/${execution}/replay`, '', 'application/json')).status).toBe(409);
    expect(await send('ann-1', { person: 'Ann Özil', note: 'was ill' })).toMatchObject({ outcome: 'duplicate' });
    const lines = await runtime.test.asOwner(`SELECT details FROM audit WHERE action = 'data.erased'`);
    expect([lines.length, JSON.stringify(lines)]).toEqual([2, expect.not.stringContaining('Ann')]);
  });

  test('stays in work that is open, and that is said', async () => {
    await send('ann-2', { person: 'Ann Özil', status: 'draft' });
    expect((await erase(false)).answer).toMatchObject({ leftOpen: { event: 1 } });
  });

  test('is erased by nobody without the permission', async () => {
    const other = await callerOf(runtime, files, ['operator']);
    const body = JSON.stringify({ identifiers: ['Ann Özil'], reason: 'x', dryRun: false });
    expect((await other.post('/v1/data/erasures', body, 'application/json')).status).toBe(403);
  });
});

/** The tables in which a text stands anywhere. Balances and business keys are identities, which stay. */
async function standsIn(text: string): Promise<string[]> {
  const tables = await runtime.test.asOwner(
    `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace`,
  );
  const found: string[] = [];
  const hex = Buffer.from(text).toString('hex');
  for (const { name } of tables) {
    const rows = await runtime.test.asOwner(
      `SELECT FROM ${String(name)} t WHERE strpos(t::text, $1) > 0 OR strpos(t::text, $2) > 0 LIMIT 1`,
      [text, hex],
    );
    if (rows.length > 0 && !['balance', 'draw', 'wake'].includes(String(name))) found.push(String(name));
  }
  return found;
}
