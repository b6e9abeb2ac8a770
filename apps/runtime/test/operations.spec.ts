import { describe, expect, test } from '@jest/globals';
import { Workers } from '../src/platform/work/workers.js';
import { makeDatabase } from './database.js';
import { startTestRuntime, type TestRuntime, useRuntime } from './runtime.js';

const runtime = useRuntime({ RECKONER_ROLES: 'api' });

test('operators see that it lives, that it is ready, and what it measures', async () => {
  const [live, ready] = await Promise.all(['/livez', '/readyz'].map((path) => fetch(runtime.url + path)));
  expect([live!.status, ready!.status]).toEqual([200, 200]);
  const metrics = await (await fetch(`${runtime.url}/metrics`)).text();
  expect(metrics).toContain('reckoner_http_request_seconds_count{method="GET",route="/livez",status="200"} 1');
  expect(metrics).toContain('reckoner_database_connections{state="idle"}');
});

test('operators see what waits, what is closed, what was rejected and how long posting takes', async () => {
  await runtime.test.asOwner(`
    WITH n AS (INSERT INTO environment (name) VALUES ('dev') RETURNING id),
    e AS (INSERT INTO event (environment, source, source_id, type, intake, correlation, body_hash, occurred_at)
      SELECT id, 's', '1', 't', 'http', 'c', '\\x00', clock_timestamp() - interval '10 seconds' FROM n RETURNING id, environment),
    x AS (INSERT INTO execution (environment, event_id, flow, release_id, now, outcome)
      SELECT environment, id, 'f', 1, now(), 'accepted' FROM e RETURNING id, environment),
    d AS (INSERT INTO delivery (environment, effect_id, seq, execution_id, connection, operation, purpose, idempotency_key,
        body_hash, state, settled_at)
      SELECT environment, 1, 1, id, 'erp', 'post', 'billing', 'k', '\\x00', 'posted', clock_timestamp() FROM x),
    g AS (INSERT INTO connection_gate (environment, connection, closed_until)
      SELECT id, 'erp', clock_timestamp() + interval '1 minute' FROM n),
    c AS (INSERT INTO exception_case (environment, kind, reason, message, cause)
      SELECT id, 'rejected', 'NO_RATE', 'm', 'c' FROM n)
    INSERT INTO delivery_queue (delivery_id, environment, connection, due_at)
    SELECT 7, id, 'erp', clock_timestamp() + interval '1 hour' FROM n`);
  const metrics = await (await fetch(`${runtime.url}/metrics`)).text();
  expect(metrics).toContain('reckoner_cases_open{environment="dev",kind="rejected",reason="NO_RATE"} 1');
  expect(metrics).toContain('reckoner_deliveries_waiting{environment="dev",connection="erp",step="send"} 1');
  expect(metrics).toMatch(
    /reckoner_connection_closed_seconds\{environment="dev",connection="erp",why="throttled"\} (5|60)/,
  );
  expect(metrics).toMatch(/reckoner_posting_seconds\{quantile="0.5"\} 1\d/);
  expect(metrics).toContain('reckoner_rows_total{table="event"}');
});

test('a process that does not answer the API tells so', async () => {
  const worker = await startTestRuntime({ RECKONER_ROLES: 'execute' }, runtime.test);
  try {
    expect((await fetch(`${worker.url}/v1/events`)).status).toBe(503);
    expect((await fetch(`${worker.url}/readyz`)).status).toBe(200);
  } finally {
    await worker.stop();
  }
});

describe('draining', () => {
  test('takes nothing new, finishes what is claimed, and then ends', async () => {
    const test = await makeDatabase();
    const draining = await startTestRuntime({}, test);
    const seen: string[] = [];
    const finish = gate();
    add(draining, async (stopping) => {
      await aborted(stopping);
      seen.push('asked to stop');
      await finish.opened;
      seen.push('finished');
    });
    const stopped = draining.stop().then((isFinished) => seen.push(`stopped ${isFinished}`));
    const refused = await fetch(`${draining.url}/v1/events`, { method: 'POST' });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await fetch(`${draining.url}/readyz`)).status).toBe(503);
    finish.open();
    await stopped;
    expect(seen).toEqual(['asked to stop', 'finished', 'stopped true']);
    await test.drop();
  });

  test('leaves to others what is not finished in time', async () => {
    const test = await makeDatabase();
    const draining = await startTestRuntime({ RECKONER_DRAIN_TIMEOUT: '50' }, test);
    add(draining, () => new Promise(() => undefined));
    expect(await draining.stop()).toBe(false);
    await test.drop();
  });
});

test('a worker that fails is begun again', async () => {
  const test = await makeDatabase();
  const restarting = await startTestRuntime({}, test);
  const runs = { count: 0 };
  const twice = gate();
  add(restarting, async (stopping) => {
    runs.count += 1;
    if (runs.count === 1) throw new Error('planned');
    twice.open();
    await aborted(stopping);
  });
  await twice.opened;
  expect(await restarting.stop()).toBe(true);
  expect(runs.count).toBe(2);
  await test.drop();
});

const add = (to: TestRuntime, run: (stopping: AbortSignal) => Promise<void>) =>
  to.app.get(Workers).add({ name: 'planned', role: 'execute', run });

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
