import { beforeAll, describe, expect, test } from '@jest/globals';
import { ReferenceChanges } from '../src/reference/reference-changes.js';
import { Database } from '../src/platform/database/database.js';
import { callerOf, type TestCaller } from './calling.js';
import { DEMO, entry, OPEN } from './demo-workspace.js';
import { useRuntime } from './runtime.js';

const runtime = useRuntime();
let api: TestCaller;

beforeAll(async () => {
  api = await callerOf(runtime, DEMO, ['sender', 'operator']);
  const changes = runtime.app.get(ReferenceChanges, { strict: false });
  const by = { environment: api.environment, table: 'demo/projects', actor: 'test', cause: 'import' } as const;
  const row = { key: OPEN.key, validFrom: null, validTo: null, body: JSON.stringify(OPEN.body) };
  await runtime.app.get(Database).transaction((session) => changes.apply(session, by, [row]));
});

const evaluate = (flow: string, data: object, query = '') =>
  api.post(`/v1/flows/${flow}/evaluate${query}`, JSON.stringify(data), 'application/json');

/** How many rows everything that an effect would write holds. */
async function written(): Promise<unknown> {
  const tables = [
    'event',
    'execution',
    'execution_queue',
    'delivery',
    'balance',
    'business_key',
    'audit',
    'exception_case',
  ];
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`);
  return (await runtime.test.asOwner(`SELECT ${counts.join(', ')}`))[0];
}

describe('POST /v1/flows/{id}/evaluate', () => {
  test('answers the result as `reckoner run` prints it, from the rows of the environment, and writes nothing', async () => {
    const before = await written();
    const { status, answer } = await evaluate('demo', entry('e-1', 1, { hours: 44 }));
    expect({ status, answer }).toMatchObject({
      status: 200,
      answer: {
        outcome: 'accepted',
        purposes: { billing: { parts: [{ part: 'standard' }, { part: 'overtime' }] }, cost: { outcome: 'accepted' } },
      },
    });
    expect(answer['deliveries']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ operation: 'put', body: expect.objectContaining({ hours: 40, amount: 4000 }) }),
        expect.objectContaining({ operation: 'put', body: expect.objectContaining({ hours: 4, amount: 400 }) }),
      ]),
    );
    expect(await written()).toEqual(before);
  });

  test('sees what was drawn already', async () => {
    await runtime.test.asOwner(`INSERT INTO balance (environment, name, key, drawn) VALUES ($1, 'demo/week', $2, 39)`, [
      api.environment,
      'p-drawn',
    ]);
    const { answer } = await evaluate('demo', entry('e-1', 1, { person: 'p-drawn' }));
    expect(JSON.stringify(answer)).toContain('"hours":7');
  });

  test('explains where it is asked to', async () => {
    const { answer } = await evaluate('demo', entry('e-1', 1, { project: 'P-9' }), '?explain=true');
    expect(answer).toMatchObject({ outcome: 'held', reason: 'PROJECT_UNKNOWN' });
    expect(JSON.stringify(answer['steps'])).toContain('"file":"flows/demo.flow.yaml"');
  });

  test('keeps numbers exact, and takes a CloudEvent', async () => {
    const data = { ...entry('e-1', 1), hours: 0 };
    const event = JSON.stringify({ specversion: '1.0', data }).replace('"hours":0', '"hours":0.10000000000000000001');
    const { text } = await api.post('/v1/flows/demo/evaluate', event, 'application/cloudevents+json');
    expect(text).toContain('0.10000000000000000001');
  });

  test.each([
    ['an unknown flow', 'nothing', '{}', 404, 'FLOW_UNKNOWN'],
    ['no JSON', 'demo', '{', 400, 'NOT_JSON'],
  ])('refuses %s', async (...[, flow, body, status, code]) => {
    expect(await api.post(`/v1/flows/${flow}/evaluate`, body, 'application/cloudevents+json')).toMatchObject({
      status,
      answer: { code },
    });
  });
});

describe('GET /v1/events', () => {
  test('lists events by pages, and by state, source and type', async () => {
    const ids = ['a', 'b', 'c'];
    for (const id of ids) {
      const event = { specversion: '1.0', id, source: 'other', type: 't', data: 1 };
      await api.post('/v1/events', JSON.stringify(event), 'application/cloudevents+json');
    }
    const first = await api.get('/v1/events?source=other&limit=2');
    expect(first).toMatchObject({ status: 200, answer: { rows: [{ sourceId: 'c' }, { sourceId: 'b' }] } });
    const rest = await api.get(`/v1/events?source=other&limit=2&cursor=${String(first.answer['next'])}`);
    expect(rest.answer).toEqual({ rows: [expect.objectContaining({ sourceId: 'a' })] });
    expect((await api.get('/v1/events?state=executed&source=other')).answer).toEqual({ rows: [] });
    expect((await api.get('/v1/events?state=lost')).status).toBe(400);
  });
});
