import { lookup as resolve } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Pool, type Dispatcher } from 'undici';
import { problemOfResolved, type Allowance, type HttpAnswer } from '@reckoner/connect';

/** The wire: one pool of kept sockets a target, with its own limits, no redirects, and only to addresses that were checked. */

/** No answer. `isSent` says whether the target may have got the request; if not, nothing happened there. */
export class TransportError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly isSent: boolean,
  ) {
    super(message);
    this.name = 'TransportError';
  }
}

export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  readonly deadlineMs: number;
  /** Asked when the first byte is about to leave; a request that may not go any more was not sent. */
  readonly mayGo?: (() => boolean) | undefined;
  /** Told of status and headers before the body is there. */
  readonly onHead?: ((head: AnswerHead) => void) | undefined;
}

export type AnswerHead = Pick<HttpAnswer, 'status' | 'headers'>;
/** The code of a request that was kept back at the last moment. */
export const KEPT_BACK = 'KEPT_BACK';

const ANSWER_BYTES_MAX = 1_048_576;
const HEADER_BYTES_MAX = 16_384;
const CONNECT_MS = 5000;
/** Shorter than what servers usually keep, so that a request seldom meets a socket that is being closed. */
const KEEP_ALIVE_MS = 4000;

export class Wire {
  readonly #pool: Pool;

  constructor(origin: string, connections: number, allowance: Allowance) {
    this.#pool = new Pool(origin, {
      connections,
      pipelining: 1,
      allowH2: false,
      maxHeaderSize: HEADER_BYTES_MAX,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: { timeout: CONNECT_MS, lookup: checkedLookup(allowance) },
    });
  }

  /** Answers within the deadline, or throws a `TransportError`. */
  send(request: WireRequest): Promise<HttpAnswer> {
    return new Promise((answered, failed) => {
      const { method, path, headers, body } = request;
      this.#pool.dispatch(
        { method: method as Dispatcher.HttpMethod, path, headers, body: body ?? null },
        new Exchange(request, answered, failed),
      );
    });
  }

  /** Takes no more requests, and ends when those under way have. */
  retire(): Promise<void> {
    return this.#pool.close();
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

/** One request and its answer, as undici tells it. */
class Exchange implements Dispatcher.DispatchHandler {
  #controller: Dispatcher.DispatchController | undefined;
  #isOver = false;
  #status = 0;
  #headers: HttpAnswer['headers'] = {};
  #chunks: Buffer[] = [];
  #size = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly request: WireRequest,
    private readonly answered: (answer: HttpAnswer) => void,
    private readonly failed: (error: TransportError) => void,
  ) {
    const { deadlineMs } = request;
    this.#timer = setTimeout(() => this.#cut('TIMEOUT', `no answer within ${deadlineMs} ms`), deadlineMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (!this.#isOver && this.request.mayGo?.() === false) {
      this.#cut(KEPT_BACK, 'the way was closed before it was sent');
      return controller.abort(new Error('kept back'));
    }
    this.#controller = controller;
    if (this.#isOver) controller.abort(new Error('too late'));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#status = status;
    this.#headers = headers;
    if (!this.#isOver) this.request.onHead?.({ status, headers });
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > ANSWER_BYTES_MAX) this.#cut('ANSWER_SIZE', `the answer is longer than ${ANSWER_BYTES_MAX} bytes`);
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (!this.#over()) return;
    const body = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
    this.answered({ status: this.#status, headers: this.#headers, body });
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    if (!this.#over()) return;
    const { code = error.name } = error as { code?: string };
    this.failed(new TransportError(code, error.message, this.#controller !== undefined));
  }

  #cut(code: string, message: string): void {
    if (!this.#over()) return;
    const isSent = this.#controller !== undefined;
    this.#controller?.abort(new Error(message));
    this.failed(new TransportError(code, message, isSent));
  }

  /** True for the first who says so. */
  #over(): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    clearTimeout(this.#timer);
    return true;
  }
}

/** Resolves a name once for each new socket, and lets it connect to what was checked and nothing else. */
function checkedLookup(allowance: Allowance): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0);
      const problem = addresses.map(({ address }) => problemOfResolved(address, allowance)).find((found) => found);
      if (problem !== undefined || addresses.length === 0)
        return done(Object.assign(new Error(problem ?? 'no address'), { code: 'ADDRESS_FORBIDDEN' }), '', 0);
      if (options.all) return done(null, addresses);
      done(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}
