/** A process that pulls is killed at each step between two pages; the next one goes on where the rows end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { saveSetting } from '../src/connections/settings.store.js';
import { Puller } from '../src/intake/pull/puller.js';
import { Database } from '../src/platform/database/database.js';
import { callerOf } from './calling.js';
import { DEMO } from './demo-workspace.js';
import { useRuntime } from './runtime.js';

const PROGRAM = resolve(import.meta.dirname, '../bin/runtime.js');
const CONNECTION = 'mappings/demo/demo.connection.yaml';
const PULLS = `pulls:
  entries: { path: /entries, rows: items, type: entry, id: [id, at], cursor: at, since: since, page: page, overlap: PT1S }
`;
const [ROWS, PAGE] = [20, 3];
const rows = Array.from({ length: ROWS }, (_, id) => ({
  id,
  at: new Date(Date.parse('2026-11-20T10:00:00Z') + Math.floor(id / 4) * 60_000).toISOString(),
}));

// no role of its own: the processes that are killed do the pulls
const runtime = useRuntime({ RECKONER_ROLES: 'api' });
const data = mkdtempSync(join(tmpdir(), 'reckoner-pull-'));
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { searchParams } = new URL(request.url!, 'http://x');
    const since = searchParams.get('since');
    const found = rows.filter(({ at }) => since === null || Date.parse(at) >= Date.parse(since));
    const from = (Number(searchParams.get('page')) - 1) * PAGE;
    response.end(JSON.stringify({ items: found.slice(from, from + PAGE) }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const api = await callerOf(runtime, { ...DEMO, [CONNECTION]: `${DEMO[CONNECTION]}${PULLS}` }, ['viewer']);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const where = { environment: api.environment, connection: 'demo', address, options: {}, secrets: null };
  await saveSetting(runtime.app.get(Database), { ...where, changed_by: 'test' });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(data, { recursive: true, force: true });
});

/** A process of the runtime on the same database, which kills itself there. */
async function killedAt(crash: string): Promise<void> {
  const env = {
    ...process.env,
    ...{ PORT: '0', RECKONER_LOG: 'silent', RECKONER_DATA: data, RECKONER_ROLES: 'schedule', RECKONER_CRASH: crash },
    ...{ DATABASE_URL: runtime.test.applicationUrl, DATABASE_MIGRATION_URL: runtime.test.ownerUrl },
  };
  const child = spawn(process.execPath, [PROGRAM], { env, stdio: 'ignore' });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect([crash, signal]).toEqual([crash, 'SIGKILL']);
  // its lease would end by itself
  await runtime.test.asOwner('UPDATE pull SET leased_until = NULL, due_at = clock_timestamp()');
}

const stored = async (): Promise<number[]> =>
  (await runtime.test.asOwner(`SELECT source_id FROM event ORDER BY id`)).map(({ source_id }) =>
    parseInt(String(source_id)),
  );

test('loses and doubles nothing', async () => {
  let before = 0;
  for (const crash of ['pull.before-commit@1', 'pull.after-commit@1', 'pull.before-commit@2', 'pull.after-commit@2']) {
    await killedAt(crash);
    const count = (await stored()).length;
    const [pull] = await runtime.test.asOwner('SELECT cursor FROM pull');
    const ids = await stored();
    // the cursor is that of the rows that are there, neither before nor after them
    expect(pull!['cursor']).toBe(ids.length === 0 ? null : rows[Math.max(...ids)]!.at);
    expect(count).toBeGreaterThanOrEqual(before);
    before = count;
  }
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(ROWS);
  await runtime.app.get(Puller, { strict: false }).once(new AbortController().signal);
  expect((await stored()).sort((a, b) => a - b)).toEqual(rows.map(({ id }) => id));
  const [queued] = await runtime.test.asOwner('SELECT count(*)::int AS count FROM execution_queue');
  expect(queued).toEqual({ count: ROWS });
}, 60_000);
