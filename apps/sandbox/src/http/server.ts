/** The HTTP side: reads a request whole, hands it on, writes the answer. No framework, as each request shares two cores with what is measured. */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Incoming {
  method: string;
  /** Without the query, still encoded. */
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** Moment of arrival of the headers, milliseconds since 1970 with fractions. */
  at: number;
  isLocal: boolean;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

export type Handler = (incoming: Incoming, response: ServerResponse) => void;

const BODY_MAX = 32 * 1024 * 1024;
const JSON_TYPE = 'application/json; charset=utf-8';

export function now(): number {
  return performance.timeOrigin + performance.now();
}

export async function listen(port: number, host: string, handle: Handler): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 0 }, (request, response) =>
    read(request, response, handle),
  );
  server.maxRequestsPerSocket = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, 4096, resolve);
  });
  return server;
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function read(request: IncomingMessage, response: ServerResponse, handle: Handler): void {
  const at = now();
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= BODY_MAX) chunks.push(chunk);
  });
  request.on('error', () => response.destroy());
  request.on('end', () => {
    if (size > BODY_MAX) return send(response, { status: 413, body: '{"message":"The body is larger than 32 MiB."}' });
    const body = chunks.length === 1 ? chunks[0]!.toString('utf8') : Buffer.concat(chunks).toString('utf8');
    const path = mark === -1 ? url : url.slice(0, mark);
    const query = mark === -1 ? '' : url.slice(mark + 1);
    const isLocal = /^(::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '');
    handle({ method: request.method ?? 'GET', path, query, headers: request.headers, body, at, isLocal }, response);
  });
}

export function send(response: ServerResponse, { status, headers, body = '' }: Answer): void {
  if (response.destroyed) return;
  const bare = status === 204 || status === 304;
  response.writeHead(status, {
    ...(bare ? {} : { 'content-type': JSON_TYPE, 'content-length': Buffer.byteLength(body) }),
    ...headers,
  });
  response.end(bare ? undefined : body);
}

/** The answer as the bytes that `send` would have written, for those who write less of them, or more. */
export function bytesOf({ status, headers, body = '' }: Answer): string {
  const all = { 'content-type': JSON_TYPE, 'content-length': String(Buffer.byteLength(body)), ...headers };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Answer\r\n${head.join('')}\r\n${body}`;
}

export function json(status: number, value: unknown, headers?: Record<string, string>): Answer {
  return { status, body: JSON.stringify(value), ...(headers === undefined ? {} : { headers }) };
}
