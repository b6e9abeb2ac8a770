/** The page's end of the engine: asks by typed calls, and brings the engine up again where it fell or hangs. */
import type { EngineAnswer, EngineArgs, EngineMethod, EngineReply, EngineRequest } from './protocol.js';

/** What the client needs of a worker. */
export interface EngineWorker {
  postMessage(message: EngineRequest): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<EngineReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** The engine was started anew before it answered; whoever still wants the answer asks again. */
export class EngineRestarted extends Error {
  constructor() {
    super('The engine was started anew before it answered.');
  }
}

/** An answer may take so long, but for what works through everything. */
const PATIENCE_MS = 5_000;
const PATIENCE_LONG_MS = 60_000;
const LONG: ReadonlySet<EngineMethod> = new Set<EngineMethod>(['open', 'test']);

interface Waiting {
  readonly method: EngineMethod;
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  readonly onPart: ((part: never) => void) | undefined;
}

interface EngineClientOptions {
  readonly start: () => EngineWorker;
  /** Gives the new engine the texts that the old one had. */
  readonly onRestart: (why: 'fell' | 'hung', during: EngineMethod | undefined) => void;
}

export class EngineClient {
  readonly #options: EngineClientOptions;
  #worker: EngineWorker | undefined;
  #last = 0;
  readonly #waiting = new Map<number, Waiting>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The first check after all texts were taken is of the whole workspace. */
  #isFirst = true;

  constructor(options: EngineClientOptions) {
    this.#options = options;
  }

  call<K extends EngineMethod>(method: K, ...args: EngineArgs<K>): Promise<EngineAnswer<K>> {
    return this.#send(method, args, undefined);
  }

  /** Runs tests; `onPart` hears each outcome as it comes. */
  stream<K extends EngineMethod, P>(
    method: K,
    args: EngineArgs<K>,
    onPart: (part: P) => void,
  ): Promise<EngineAnswer<K>> {
    return this.#send(method, args, onPart as (part: never) => void);
  }

  stop(): void {
    this.#end();
    this.#rejectAll();
  }

  #send<K extends EngineMethod>(
    method: K,
    args: readonly unknown[],
    onPart: Waiting['onPart'],
  ): Promise<EngineAnswer<K>> {
    const worker = (this.#worker ??= this.#start());
    const id = (this.#last += 1);
    if (method === 'open') this.#isFirst = true;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject, onPart });
      worker.postMessage({ id, method, args });
      if (this.#waiting.size === 1) this.#watch();
    });
  }

  #start(): EngineWorker {
    const worker = this.#options.start();
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = () => this.#restart('fell');
    return worker;
  }

  #hear(reply: EngineReply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    this.#watch();
    if ('part' in reply) return void waiting.onPart?.(reply.part as never);
    this.#waiting.delete(reply.id);
    if (waiting.method !== 'open' && waiting.method !== 'change') this.#isFirst = false;
    if (this.#waiting.size === 0) clearTimeout(this.#timer);
    if ('error' in reply) waiting.reject(new Error(reply.error));
    else waiting.resolve(reply.value as never);
  }

  /** Anything that is heard shows that it is at work; then the next answer has its time. */
  #watch(): void {
    clearTimeout(this.#timer);
    const isLong = this.#isFirst || [...this.#waiting.values()].some(({ method }) => LONG.has(method));
    this.#timer = setTimeout(() => this.#restart('hung'), isLong ? PATIENCE_LONG_MS : PATIENCE_MS);
  }

  #restart(why: 'fell' | 'hung'): void {
    const during = this.#waiting.values().next().value?.method;
    this.#end();
    this.#rejectAll();
    this.#options.onRestart(why, during);
  }

  #end(): void {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    if (!worker) return;
    worker.onmessage = worker.onerror = null;
    worker.terminate();
  }

  #rejectAll(): void {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of all) reject(new EngineRestarted());
  }
}
