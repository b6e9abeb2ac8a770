import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { saveSetting } from '../src/connections/settings.store.js';
import { Puller } from '../src/intake/pull/puller.js';
import { Database } from '../src/platform/database/database.js';
import { callerOf, type TestCaller } from './calling.js';
import { DEMO } from './demo-workspace.js';
import { useRuntime } from './runtime.js';

// no role of its own: the specs say when a pull is done
const runtime = useRuntime({ RECKONER_ROLES: 'api' });
const CONNECTION = 'mappings/demo/demo.connection.yaml';
const PULLS = `pulls:
  entries: { path: "/entries?per_page=3", rows: items, type: entry, id: [id, at], cursor: at, since: since, page: page, overlap: PT1M }
`;
const PAGE = 3;

interface Row {
  readonly id: number;
  readonly at: string;
}

let rows: Row[] = [];
let refusal: { status: number; retryAfter: string } | undefined;
let betweenPages: () => void = () => undefined;
let beforeAnswer: () => Promise<unknown> = () => Promise.resolve();
let server: Server;
let api: TestCaller;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (refusal) return void response.writeHead(refusal.status, { 'retry-after': refusal.retryAfter }).end();
    const { searchParams } = new URL(request.url!, 'http://x');
    const since = searchParams.get('since');
    const found = rows.filter(({ at }) => since === null || Date.parse(at) >= Date.parse(since));
    const ordered = found.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.id - b.id);
    const from = (Number(searchParams.get('page')) - 1) * PAGE;
    const text = JSON.stringify({ items: ordered.slice(from, from + PAGE) });
    betweenPages();
    void beforeAnswer().then(() => response.end(text));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  api = await callerOf(runtime, { ...DEMO, [CONNECTION]: `${DEMO[CONNECTION]}${PULLS}` }, ['viewer']);
  await saveSetting(runtime.app.get(Database), {
    environment: api.environment,
    connection: 'demo',
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    options: {},
    secrets: null,
    changed_by: 'test',
  });
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(async () => {
  rows = [];
  refusal = undefined;
  betweenPages = () => undefined;
  beforeAnswer = () => Promise.resolve();
  await runtime.test.asOwner('DELETE FROM pull');
  await runtime.test.asOwner('DELETE FROM connection_gate');
});

async function pull(): Promise<boolean> {
  await runtime.test.asOwner('UPDATE pull SET due_at = clock_timestamp()');
  return runtime.app.get(Puller, { strict: false }).once(new AbortController().signal);
}

async function stored(from: number): Promise<string[]> {
  const found = await runtime.test.asOwner(`SELECT source_id FROM event WHERE intake = 'pull' ORDER BY id`);
  return found.map(({ source_id }) => String(source_id)).filter((id) => Number(id.split(':')[0]) >= from);
}

const state = async (): Promise<Record<string, unknown>> =>
  (
    await runtime.test.asOwner(
      `SELECT cursor, failures, last_error, extract(epoch FROM due_at - clock_timestamp())::int AS due, fence FROM pull`,
    )
  )[0]!;

const at = (second: number): string => new Date(Date.parse('2026-11-20T10:00:00Z') + second * 1000).toISOString();

describe('a scheduled pull', () => {
  test('reads all pages, also where more rows than a page share a moment, and remembers how far it came', async () => {
    rows = Array.from({ length: 11 }, (_, n) => ({ id: 100 + n, at: at(n < 8 ? 0 : n) }));
    expect(await pull()).toBe(true);
    expect((await stored(100)).length).toBe(11);
    expect(await state()).toMatchObject({ cursor: at(10), failures: 0, last_error: null });
    rows.push({ id: 150, at: at(60) }, { id: 151, at: at(-30) });
    await pull();
    expect((await stored(150)).sort()).toEqual([`150:${at(60)}`, `151:${at(-30)}`]);
    const [queued] = await runtime.test.asOwner('SELECT count(*)::int AS count FROM execution_queue');
    expect(queued).toEqual({ count: 13 });
  });

  test('misses no row while others move to the end between two pages', async () => {
    rows = Array.from({ length: 9 }, (_, n) => ({ id: 200 + n, at: at(n) }));
    let moved = 0;
    betweenPages = () => {
      if (moved >= 4) return;
      moved += 1;
      rows = [...rows.slice(1), { id: rows[0]!.id, at: at(100 + moved) }];
    };
    await pull();
    const ids = new Set((await stored(200)).map((name) => name.split(':')[0]));
    expect([...ids].sort()).toEqual(Array.from({ length: 9 }, (_, n) => String(200 + n)));
  });

  test('comes back when it is asked to, and tells why it failed', async () => {
    refusal = { status: 429, retryAfter: '120' };
    await pull();
    const failed = await state();
    expect(failed).toMatchObject({ failures: 1, last_error: expect.stringContaining('429') });
    expect(failed['due']).toBeGreaterThan(110);
    expect(await runtime.app.get(Puller, { strict: false }).once(new AbortController().signal)).toBe(false);
    refusal = undefined;
    rows = [{ id: 300, at: at(0) }];
    // The pause holds for whatever goes there, also where the pull itself were due.
    await pull();
    expect(await state()).toMatchObject({ failures: 2, last_error: 'demo asked for a pause' });
    expect(await stored(300)).toEqual([]);
    await runtime.test.asOwner('UPDATE connection_gate SET closed_until = NULL');
    await pull();
    expect(await state()).toMatchObject({ failures: 0, last_error: null });
  });

  test('keeps neither rows nor cursor of a page where another has taken it over meanwhile', async () => {
    rows = [{ id: 400, at: at(0) }];
    beforeAnswer = () => runtime.test.asOwner('UPDATE pull SET fence = fence + 1');
    expect(await pull()).toBe(true);
    expect(await state()).toMatchObject({ cursor: null, failures: 0 });
    expect(await stored(400)).toEqual([]);
  });
});
