import { describe, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import { useRuntime } from './runtime.js';

const runtime = useRuntime();

const ask = (path: string, options: RequestInit = {}) => fetch(new URL(path, runtime.url), options);

describe('what cannot be done is answered with a problem', () => {
  test('of RFC 9457, with the caller’s correlation', async () => {
    const answer = await ask('/v1/nothing-here', { headers: { 'x-correlation-id': 'order-66' } });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.get('x-correlation-id')).toBe('order-66');
    expect(await answer.json()).toMatchObject({ code: 'NOT_FOUND', status: 404, correlation: 'order-66' });
  });

  test('and a correlation that would break a log line is replaced', async () => {
    const answer = await ask('/', { headers: { 'x-correlation-id': 'a b' } });
    expect(answer.headers.get('x-correlation-id')).toMatch(/^[\w-]{16}$/);
  });

  test.each([
    ['no JSON', '{"a":', 'NOT_JSON'],
    ['too deep', '['.repeat(100_000), 'TOO_DEEP'],
    ['too deep behind a text of brackets', `{"a":"]]]","b":${'['.repeat(70)}${']'.repeat(70)}}`, 'TOO_DEEP'],
  ])('%s', async (_, body, code) => {
    const answer = await ask('/v1/nothing-here', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(await answer.json()).toMatchObject({ code });
    expect(answer.status).toBe(400);
  });

  test('too large', async () => {
    const body = `"${'x'.repeat(10_485_760)}"`;
    const answer = await ask('/v1/nothing-here', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'TOO_LARGE' });
  });
});

test('the API describes itself', async () => {
  expect(await (await ask('/openapi.json')).json()).toMatchObject({ openapi: '3.0.0', info: { title: 'Reckoner' } });
  expect((await ask('/docs')).status).toBe(200);
});

test('a body with a prototype in it brings none', async () => {
  const { port } = new URL(runtime.url);
  const socket = connect(Number(port), '127.0.0.1');
  const body = '{"__proto__":{"polluted":1}}';
  socket.end(
    `POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  await new Promise((resolve) => socket.on('close', resolve).resume());
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
