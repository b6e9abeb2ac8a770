import { beforeAll, expect, test } from '@jest/globals';
import { callerOf, type Answer, type TestCaller } from './calling.js';
import { DEMO } from './demo-workspace.js';
import { useRuntime } from './runtime.js';

// nobody executes here, so what is sent waits
const runtime = useRuntime({ RECKONER_ROLES: 'api', RECKONER_BACKLOG_LIMIT: '5' });
let api: TestCaller;

beforeAll(async () => {
  api = await callerOf(runtime, DEMO, ['sender']);
});

const send = (id: number): Promise<Answer> => {
  const event = { specversion: '1.0', id: String(id), source: 'demo', type: 'entry', data: {} };
  return api.post('/v1/events', JSON.stringify(event), 'application/cloudevents+json');
};

test('beyond the limit new events are asked to come later, and nothing of them is stored', async () => {
  let count = 0;
  let last = await send(count);
  while (last.status === 202 && count < 100_000) last = await send((count += 1));
  expect(last).toMatchObject({ status: 429, answer: { code: 'BACKLOG_FULL' } });
  expect(last.headers.get('retry-after')).toBe('5');
  expect(count).toBeGreaterThanOrEqual(5);
  const [stored] = await runtime.test.asOwner('SELECT count(*)::int AS count FROM event');
  expect(stored).toEqual({ count });
  await runtime.test.asOwner('DELETE FROM execution_queue');
  while (last.status === 429) last = await send(count);
  expect(last.status).toBe(202);
});
