import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { parseJson } from '@reckoner/engine';
import type { RunOptions } from '../commands/run.js';
import { openBytes } from '../input/open.js';
import { note } from '../render/output.js';
import type { OpenRun } from './open-run.js';
import { OrderedOutput } from './ordered-output.js';
import { Progress } from './progress.js';
import type { FromWorker, ToWorker, WorkerStart } from './protocol.js';

/** Chunks on their way at once, per worker: enough to keep it busy, few enough to keep memory flat. */
const AHEAD = 2;
const CHUNK_BYTES_MIN = 128 * 1024;
/** What entries become dies young; more room for it would only be more memory. */
const LIMITS = { maxYoungGenerationSizeMb: 16 };
const NEWLINE = 0x0a;

type Lines = Extract<FromWorker, { kind: 'lines' }>;

/** Runs chunks of an NDJSON input on several threads and writes their lines in input order. */
export async function runOnWorkers(flow: string, options: RunOptions, run: OpenRun): Promise<boolean> {
  const pool = new Pool(flow, options, run);
  try {
    return await pool.run();
  } finally {
    await pool.close();
  }
}

class Pool {
  readonly #options: RunOptions;
  readonly #draws: boolean;
  readonly #totals: OpenRun['totals'];
  readonly #workers: readonly Worker[];
  readonly #done = new Map<number, Lines>();
  readonly #output = new OrderedOutput();
  readonly #progress: Progress;
  #wake: (() => void) | undefined;
  #fault: unknown;
  #sent = 0;
  #written = 0;
  #failed = false;
  #stopped = false;

  constructor(flow: string, options: RunOptions, run: OpenRun) {
    this.#options = options;
    this.#draws = run.draws;
    this.#totals = run.totals;
    this.#progress = new Progress(options.input);
    const workerData: WorkerStart = { flow, options, start: run.records.start };
    this.#workers = Array.from({ length: options.workers! }, () => this.#start(workerData));
  }

  #start(workerData: WorkerStart): Worker {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData, resourceLimits: LIMITS });
    worker.on('message', (message: FromWorker) => this.#receive(worker, message));
    worker.on('error', (error) => {
      this.#fault = error;
      this.#wake?.();
    });
    return worker;
  }

  #receive(from: Worker, message: FromWorker): void {
    if (message.kind === 'draws') {
      for (const worker of this.#workers) if (worker !== from) worker.postMessage(message satisfies ToWorker);
      return;
    }
    this.#done.set(message.index, message);
    this.#wake?.();
  }

  async run(): Promise<boolean> {
    for await (const { bytes, firstLine } of lineChunks(openBytes(this.#options.input))) {
      this.#progress.add(bytes.length);
      const worker = this.#workers[this.#sent % this.#workers.length]!;
      worker.postMessage({ kind: 'chunk', index: this.#sent, firstLine, bytes } satisfies ToWorker, [
        bytes.buffer as ArrayBuffer,
      ]);
      this.#sent += 1;
      await this.#writeUntil(() => this.#sent - this.#written < AHEAD * this.#workers.length);
      if (this.#stopped) return true;
    }
    await this.#writeUntil(() => this.#written === this.#sent);
    this.#progress.end();
    return this.#failed;
  }

  /** Writes what is done, in order, until the condition holds. */
  async #writeUntil(holds: () => boolean): Promise<void> {
    for (;;) {
      if (this.#fault) throw this.#fault;
      const next = this.#done.get(this.#written);
      if (next) {
        this.#done.delete(this.#written);
        this.#written += 1;
        this.#failed ||= next.anyFailed;
        await this.#output.write(next.bytes);
        if (next.totals !== undefined) this.#totals?.merge(parseJson(next.totals));
        if (next.stop !== undefined) {
          note(next.stop);
          this.#stopped = true;
          return;
        }
      } else if (this.#stopped || holds()) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  async close(): Promise<void> {
    await Promise.all(
      this.#workers.map(async (worker) => {
        if (this.#draws || this.#stopped || this.#fault) return void (await worker.terminate());
        worker.postMessage({ kind: 'end' } satisfies ToWorker);
        await once(worker, 'exit');
      }),
    );
  }
}

/** The input in pieces of whole lines, each with the number of its first line. */
async function* lineChunks(input: AsyncIterable<Buffer>): AsyncGenerator<{ bytes: Uint8Array; firstLine: number }> {
  let parts: Buffer[] = [];
  let size = 0;
  let firstLine = 1;
  for await (const chunk of input) {
    parts.push(chunk);
    size += chunk.length;
    if (size < CHUNK_BYTES_MIN) continue;
    const all = Buffer.concat(parts);
    const end = all.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      const bytes = new Uint8Array(all.subarray(0, end));
      const lines = countNewlines(bytes);
      yield { bytes, firstLine };
      firstLine += lines;
    }
    parts = [all.subarray(end)];
    size = all.length - end;
  }
  if (size > 0) yield { bytes: new Uint8Array(Buffer.concat(parts)), firstLine };
}

function countNewlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}
