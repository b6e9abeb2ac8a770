import { beforeAll, expect, test } from '@jest/globals';
import { callerOf, type TestCaller } from './calling.js';
import { DEMO, entry } from './demo-workspace.js';
import { useRuntime } from './runtime.js';

const runtime = useRuntime();
let api: TestCaller;

beforeAll(async () => {
  api = await callerOf(runtime, DEMO, ['sender', 'operator', 'analyst']);
});

async function shown(query = ''): Promise<Record<string, unknown>[]> {
  return (await api.get(`/v1/drift${query}`)).answer['rows'] as Record<string, unknown>[];
}

test('what a source sends and its schema does not know is listed, counted, and accepted', async () => {
  const data = { ...entry('d-1', 1), client: { vat: 'DE123' }, hours: '8' };
  const event = { specversion: '1.0', id: 'd-1', source: 'demo', type: 'entry', data };
  await api.post('/v1/events', JSON.stringify(event), 'application/cloudevents+json');
  let drifts = await shown();
  while (drifts.length < 2) drifts = await shown();
  expect(drifts).toMatchObject([
    { source: 'demo', schema: 'demo/entry', path: 'client', kind: 'unknown-field', found: 'object', acceptedBy: null },
    { path: 'hours', kind: 'changed-type', found: 'string', seen: 1 },
  ]);
  expect(JSON.stringify(drifts)).not.toContain('DE123');
  const metrics = await (await fetch(new URL('/metrics', runtime.url))).text();
  expect(metrics).toContain('reckoner_drift_total{source="demo",kind="unknown-field"} 1');
  const openCases = async () => (await api.get('/v1/cases?kind=drift&state=open')).text;
  expect(await openCases()).toContain('`client` (object)');

  const accept = (ids: unknown) => api.post('/v1/drift/accept', JSON.stringify({ ids, note: 'n' }), 'application/json');
  expect((await accept([drifts[0]!['id']])).answer).toEqual({ accepted: 1 });
  expect(await openCases()).toContain('`client` (object)');
  expect((await accept(drifts.map(({ id }) => id))).answer).toEqual({ accepted: 1 });
  expect(await openCases()).not.toContain('`client` (object)');
  expect(await shown('?state=open')).toEqual([]);
  expect(await shown('?state=accepted&limit=1')).toMatchObject([{ note: 'n' }]);
  const lines = await runtime.test.asOwner(`SELECT count(*)::int AS count FROM audit WHERE action = 'drift.accepted'`);
  expect(lines).toEqual([{ count: 2 }]);
  expect((await accept([])).status).toBe(400);
});
