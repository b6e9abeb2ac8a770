import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { traced, traceHeaders } from '../src/platform/observe/traces.js';
import { startTestRuntime } from './runtime.js';

interface Sent {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
}

const sent: Sent[] = [];
let collector: Server;

beforeAll(async () => {
  collector = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as {
          resourceSpans: { scopeSpans: { spans: Sent[] }[] }[];
        };
        sent.push(...body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)));
        response.end('{}');
      });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  collector.close();
});

test('without a collector nothing is traced, and work is done all the same', async () => {
  expect(await traced('work', {}, async () => traceHeaders())).toEqual({});
});

test('a request is a span of its caller’s trace, and what it calls goes on with it', async () => {
  const { port } = collector.address() as AddressInfo;
  const runtime = await startTestRuntime({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
  const [traceId, caller] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
  await fetch(`${runtime.url}/livez`, { headers: { traceparent: `00-${traceId}-${caller}-01` } });
  const headers = await traced('execute', { count: 1 }, async () => traceHeaders());
  await expect(traced('fail', {}, () => Promise.reject(new Error('planned')))).rejects.toThrow('planned');
  await runtime.stop();
  await runtime.test.drop();
  expect(sent).toContainEqual(expect.objectContaining({ traceId, parentSpanId: caller, name: 'GET /livez' }));
  const execute = sent.find(({ name }) => name === 'execute')!;
  expect(headers).toEqual({ traceparent: `00-${execute.traceId}-${execute.spanId}-01` });
});
