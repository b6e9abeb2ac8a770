import { beforeAll, expect, test } from '@jest/globals';
import { ApiKeys } from '../src/access/api-keys.js';
import { callerOf, type TestCaller } from './calling.js';
import { DEMO, entry } from './demo-workspace.js';
import { useRuntime } from './runtime.js';

const runtime = useRuntime();
let api: TestCaller;

beforeAll(async () => {
  api = await callerOf(runtime, DEMO, ['sender', 'operator', 'analyst']);
});

/** Listens with a key of these roles until a topic comes; answers all that came. */
async function listenUntil(topic: string, grant: { role: string; legalEntity?: string }, act: () => Promise<unknown>) {
  const keys = runtime.app.get(ApiKeys, { strict: false });
  const { key } = await keys.make({ environment: api.environment, name: 'ear', by: 'test', roles: [grant] });
  const ending = new AbortController();
  const answer = await fetch(new URL('/v1/live', runtime.url), {
    headers: { authorization: `Bearer ${key}` },
    signal: ending.signal,
  });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const heard: { topic?: string; ids?: string[] }[] = [];
  let text = '';
  let hasActed = false;
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    heard.splice(
      0,
      heard.length,
      ...text
        .split('\n')
        .flatMap((line) =>
          line.startsWith('data:') && line.endsWith('}') ? [JSON.parse(line.slice(5)) as object] : [],
        ),
    );
    if (!hasActed && heard.length > 0) {
      hasActed = true;
      await act();
    }
    if (heard.some((one) => one.topic === topic)) break;
  }
  ending.abort();
  return heard;
}

const send = (id: string) =>
  api.post(
    '/v1/events',
    JSON.stringify({ specversion: '1.0', id, source: 'demo', type: 'entry', data: entry(id, 1) }),
    'application/cloudevents+json',
  );

test('who listens hears of what happens, by name', async () => {
  const heard = await listenUntil('executions', { role: 'operator' }, () => send('live-1'));
  expect(heard.find(({ topic }) => topic === 'executions')!.ids).toEqual([expect.stringMatching(/^\d+$/)]);
});

test('who sees one legal entity hears that something happened, and not what', async () => {
  const heard = await listenUntil('executions', { role: 'operator', legalEntity: 'DE01' }, () => send('live-2'));
  expect(heard.find(({ topic }) => topic === 'executions')).toEqual({ topic: 'executions' });
});

test('nobody hears without the right to', async () => {
  expect((await fetch(new URL('/v1/live', runtime.url))).status).toBe(401);
});
