import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { type AddressInfo, connect } from 'node:net';
import { HEADER_LIMITS, watchArrival } from './deadline.js';

const WINDOW = 150;
let server: FastifyInstance;
let port: number;

beforeAll(async () => {
  server = fastify({ http: { ...HEADER_LIMITS, headersTimeout: WINDOW, connectionsCheckingInterval: 50 } });
  server.addContentTypeParser('*', (_request, stream, done) => done(null, stream));
  watchArrival(server, WINDOW);
  server.post('/', async (request) => {
    let size = 0;
    for await (const chunk of request.body as AsyncIterable<Buffer>) size += chunk.length;
    return { size };
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  ({ port } = server.server.address() as AddressInfo);
});

afterAll(() => server.close());

/** Sends pieces, one each few milliseconds, until the server closes; answers what it said. */
function drip(head: string, piece: Buffer, pieces: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let said = '';
    let left = pieces;
    const timer = setInterval(() => {
      if (left > 0) socket.write(piece);
      left -= 1;
    }, 20);
    socket.write(head);
    socket.on('data', (chunk) => (said += String(chunk))).on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
      resolve(said);
    });
  });
}

const head = (length: number) =>
  `POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: a/b\r\ncontent-length: ${length}\r\n\r\n`;

test('headers that trickle in are cut off', async () => {
  expect(await drip('POST / HTTP/1.1\r\n', Buffer.from('a: b\r\n'), 100_000)).toContain('408');
});

test('a body that trickles in is cut off', async () => {
  expect(await drip(head(1_000_000), Buffer.from('x'), 100_000)).not.toContain('200 OK');
});

test('a long body at a walking pace is taken whole', async () => {
  const piece = Buffer.alloc(16_384);
  expect(await drip(head(piece.length * 40), piece, 40)).toContain(`{"size":${piece.length * 40}}`);
});
