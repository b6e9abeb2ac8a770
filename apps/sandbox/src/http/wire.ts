/** A small HTTP/1.1 client for load: one kept-alive connection, one request at a time, next to no work per request. */
import { connect, type Socket } from 'node:net';

export interface Reply {
  status: number;
  headers: Map<string, string>;
  body: string;
}

interface Pending {
  resolve: (reply: Reply) => void;
  reject: (cause: Error) => void;
}

const HEAD_END = '\r\n\r\n';

export class Connection {
  readonly #host: string;
  readonly #port: number;
  readonly #timeoutMs: number;
  #socket: Socket | undefined;
  #received: Buffer = Buffer.alloc(0);
  #pending: Pending | undefined;

  constructor({ hostname, port }: URL, timeoutMs: number) {
    this.#host = hostname.replace(/^\[|\]$/g, '');
    this.#port = Number(port === '' ? 80 : port);
    this.#timeoutMs = timeoutMs;
  }

  /** Rejects where the connection breaks before the whole reply is there. */
  post(path: string, headers: Record<string, string>, body: string): Promise<Reply> {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const head = `POST ${path} HTTP/1.1\r\nhost: ${this.#host}:${this.#port}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${lines.join('')}\r\n`;
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      this.#open().write(head + body);
    });
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #open(): Socket {
    if (this.#socket !== undefined) return this.#socket;
    const socket = connect(this.#port, this.#host);
    this.#socket = socket;
    this.#received = Buffer.alloc(0);
    socket.setNoDelay(true);
    socket.setTimeout(this.#timeoutMs, () => this.#broken(socket, new Error('timeout')));
    socket.on('data', (chunk) => this.#read(chunk));
    socket.on('error', (cause) => this.#broken(socket, cause));
    socket.on('close', () => this.#broken(socket, new Error('connection closed')));
    return socket;
  }

  #broken(socket: Socket, cause: Error): void {
    if (socket !== this.#socket) return;
    this.#socket = undefined;
    socket.destroy();
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.reject(cause);
  }

  #read(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const end = this.#received.indexOf(HEAD_END);
    if (end === -1) return;
    const reply = replyOf(this.#received, end);
    if (reply === undefined) return;
    this.#received = Buffer.alloc(0);
    const pending = this.#pending;
    this.#pending = undefined;
    if (reply.headers.get('connection') === 'close') this.close();
    pending?.resolve(reply);
  }
}

/** The whole reply, once it is there. */
function replyOf(bytes: Buffer, end: number): Reply | undefined {
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const status = Number(first.slice(9, 12));
  const start = end + HEAD_END.length;
  if (headers.get('transfer-encoding') === 'chunked') {
    const body = unchunked(bytes.toString('utf8', start));
    return body === undefined ? undefined : { status, headers, body };
  }
  const size = Number(headers.get('content-length') ?? 0);
  return bytes.length < start + size
    ? undefined
    : { status, headers, body: bytes.toString('utf8', start, start + size) };
}

/** Of a body in chunks, all of them; sizes count bytes, so this holds for plain ASCII and is near enough for the answers met here. */
function unchunked(text: string): string | undefined {
  if (!text.endsWith('0\r\n\r\n')) return undefined;
  return text.replace(/(?:^|\r\n)[0-9a-fA-F]+\r\n/g, '').replace(/\r\n$/, '');
}
