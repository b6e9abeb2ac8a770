import { parseJson } from '@reckoner/engine';
import type { RunOptions } from '../commands/run.js';
import { openBytes } from '../input/open.js';
import { note } from '../render/output.js';
import { OwnLane, WorkerLane, type Lane } from './lanes.js';
import type { OpenRun } from './open-run.js';
import { OrderedOutput } from './ordered-output.js';
import { Progress } from './progress.js';
import type { FromRunner, WorkerStart } from './protocol.js';

const CHUNK_BYTES_MIN = 128 * 1024;
/** Chunks that were given out and not written yet, for each lane. */
const UNWRITTEN_MAX = 8;
const NEWLINE = 0x0a;

type Lines = Extract<FromRunner, { kind: 'lines' }>;

/** Runs chunks of an NDJSON input on several threads, this one among them, and writes their lines in input order. */
export class Pool {
  readonly #workers: readonly WorkerLane[];
  readonly #done = new Map<number, Lines>();
  readonly #output = new OrderedOutput();
  #lanes: readonly Lane[] = [];
  #wake: (() => void) | undefined;
  #fault: unknown;
  #sent = 0;
  #written = 0;
  #failed = false;
  #stopped = false;

  /** The other threads begin to load the workspace at once. */
  constructor(start: WorkerStart) {
    this.#workers = Array.from({ length: start.options.workers! - 1 }, () => new WorkerLane(start));
    for (const worker of this.#workers) {
      worker.onMessage = (message) => this.#receive(worker, message);
      worker.onFault = (error) => {
        this.#fault ??= error;
        this.#wake?.();
      };
    }
  }

  async run(run: OpenRun, options: RunOptions): Promise<boolean> {
    const own: OwnLane = new OwnLane(run, options.strict === true, (message) => this.#receive(own, message));
    this.#lanes = [...this.#workers, own];
    const progress = new Progress(options.input);
    for await (const { bytes, firstLine } of lineChunks(openBytes(options.input))) {
      progress.add(bytes.length);
      await this.#writeUntil(run, () => this.#isRoomLeft());
      if (this.#stopped) return true;
      const lane = this.#lanes.find(({ isFree }) => isFree)!;
      const index = this.#sent;
      this.#sent += 1;
      lane.give({ kind: 'chunk', index, firstLine, bytes });
    }
    await this.#writeUntil(run, () => this.#written === this.#sent);
    progress.end();
    return this.#failed;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close()));
  }

  #isRoomLeft(): boolean {
    return this.#sent - this.#written < UNWRITTEN_MAX * this.#lanes.length && this.#lanes.some(({ isFree }) => isFree);
  }

  #receive(from: Lane, message: FromRunner): void {
    if (message.kind === 'draws') for (const lane of this.#lanes) if (lane !== from) lane.give(message);
    if (message.kind === 'lines') this.#done.set(message.index, message);
    this.#wake?.();
  }

  /** Writes what is done, in order, until the condition holds. */
  async #writeUntil(run: OpenRun, holds: () => boolean): Promise<void> {
    for (;;) {
      if (this.#fault) throw this.#fault;
      const next = this.#done.get(this.#written);
      if (next) {
        this.#done.delete(this.#written);
        this.#written += 1;
        this.#failed ||= next.anyFailed;
        await this.#output.write(next.bytes);
        if (next.totals !== undefined) run.totals?.merge(parseJson(next.totals));
        if (next.stop !== undefined) {
          note(next.stop);
          this.#stopped = true;
          return;
        }
      } else if (this.#stopped || holds()) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
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
