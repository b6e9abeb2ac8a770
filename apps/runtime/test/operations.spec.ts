import { describe, expect, test } from '@jest/globals';
import { Workers } from '../src/platform/work/workers.js';
import { makeDatabase } from './database.js';
import { startTestRuntime, type TestRuntime, useRuntime } from './runtime.js';

const runtime = useRuntime();

test('operators see that it lives, that it is ready, and what it measures', async () => {
  const [live, ready] = await Promise.all(['/livez', '/readyz'].map((path) => fetch(runtime.url + path)));
  expect([live!.status, ready!.status]).toEqual([200, 200]);
  const metrics = await (await fetch(`${runtime.url}/metrics`)).text();
  expect(metrics).toContain('reckoner_http_request_seconds_count{method="GET",route="/livez",status="200"} 1');
  expect(metrics).toContain('reckoner_database_connections{state="idle"}');
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
