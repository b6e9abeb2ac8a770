import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { allRows, answered, openClient, ProblemError, sendEvents, Unreachable } from './index.js';

const EVENT = '{"specversion":"1.0","id":"1","source":"s","type":"t","data":{"hours":7.50}}\n';

let server: Server;
let url: string;
const seen: { request: IncomingMessage; body: string }[] = [];
const answers: { status: number; body: string; headers?: Record<string, string> }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      seen.push({ request, body });
      const answer = answers.shift()!;
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

const client = () => openClient({ url: `${url}/`, key: 'k', correlation: () => 'c-1' });
const thrown = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('the client', () => {
  it('names who asks and under which correlation, and sends events as they are spelled', async () => {
    answers.push({ status: 202, body: '{"accepted":1,"duplicate":0,"conflict":0,"refused":0,"problems":[]}' });
    expect((await sendEvents(client(), 'application/x-ndjson', EVENT)).accepted).toBe(1);
    const { request, body } = seen.at(-1)!;
    expect(body).toBe(EVENT);
    expect(request.headers).toMatchObject({
      authorization: 'Bearer k',
      'x-correlation-id': 'c-1',
      'content-type': 'application/x-ndjson',
    });
  });

  it('throws a problem with its code, remedy and when to try again', async () => {
    const body = JSON.stringify({
      status: 429,
      code: 'BUSY',
      detail: 'Too much.',
      remedy: 'Wait.',
      correlation: 'c-1',
    });
    answers.push({ status: 429, body, headers: { 'retry-after': '2' } });
    const error = await thrown(answered(client().GET('/v1/me')));
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ status: 429, code: 'BUSY', message: 'Too much.', remedy: 'Wait.', retryAfter: 2 });
  });

  it('makes a problem of an answer that is none of ours', async () => {
    answers.push({ status: 502, body: '<html>' });
    expect(await thrown(answered(client().GET('/v1/me')))).toMatchObject({ status: 502, code: 'UNEXPECTED_ANSWER' });
  });

  it('says that nobody answers', async () => {
    const nobody = openClient({ url: 'http://127.0.0.1:9' });
    expect(await thrown(answered(nobody.GET('/v1/me')))).toBeInstanceOf(Unreachable);
  });

  it('reads a list to its end, page by page', async () => {
    const pages: Record<string, { rows: number[]; next?: string }> = {
      start: { rows: [1, 2], next: 'b' },
      b: { rows: [], next: 'c' },
      c: { rows: [3] },
    };
    const rows: number[] = [];
    for await (const row of allRows(async (cursor = 'start') => pages[cursor]!)) rows.push(row);
    expect(rows).toEqual([1, 2, 3]);
  });
});
