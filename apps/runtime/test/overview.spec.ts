import { beforeAll, expect, test } from '@jest/globals';
import { callerOf, type TestCaller } from './calling.js';
import { DEMO, entry } from './demo-workspace.js';
import { useRuntime } from './runtime.js';

const runtime = useRuntime();
let api: TestCaller;

beforeAll(async () => {
  api = await callerOf(runtime, DEMO, ['sender', 'operator']);
});

const sumOf = (rows: { entries: number }[]) => rows.reduce((sum, { entries }) => sum + entries, 0);

test('the overview adds up to the control totals, and is empty of other days', async () => {
  const events = [1, 2, 3].map((hours) => ({
    specversion: '1.0',
    id: `o-${hours}`,
    source: 'demo',
    type: 'entry',
    data: entry(`o-${hours}`, hours),
  }));
  await api.post('/v1/events', JSON.stringify(events), 'application/cloudevents-batch+json');
  let totals = (await api.get('/v1/totals')).answer as { events: { executed: number }; lines: { entries: number }[] };
  while (totals.events.executed < 3) totals = (await api.get('/v1/totals')).answer as typeof totals;
  const { answer } = await api.get('/v1/overview');
  const cells = answer['cells'] as { entries: number; amount: string; day: string }[];
  expect(sumOf(cells)).toBe(sumOf(totals.lines));
  expect(answer['days']).toEqual([{ day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), received: 3 }]);
  expect(answer).toMatchObject({ isCut: false, cases: { open: expect.any(Number), overdue: 0 } });
  expect(Object.keys(cells[0]!)).toContain('amount');
  expect((await api.get('/v1/overview?from=2001-01-01&to=2001-02-01')).answer).toMatchObject({ days: [], cells: [] });
});

test('amounts are for those who may see money', async () => {
  const viewer = await callerOf(runtime, DEMO, ['viewer']);
  const cells = (await viewer.get('/v1/overview')).answer['cells'] as object[];
  expect(cells.length).toBeGreaterThan(0);
  expect(cells.filter((cell) => 'amount' in cell)).toEqual([]);
});

test.each(['?from=2026-11-02&to=2026-11-01', '?from=2001-01-01&to=2026-01-01', '?from=yesterday'])(
  '%s is refused',
  async (query) => {
    expect((await api.get(`/v1/overview${query}`)).status).toBe(400);
  },
);
