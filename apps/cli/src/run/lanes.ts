import { Worker } from 'node:worker_threads';
import { ChunkRunner } from './chunk-runner.js';
import type { OpenRun } from './open-run.js';
import type { FromRunner, ToRunner, WorkerStart } from './protocol.js';

/** Chunks that wait in a lane: enough to keep it busy, few enough to keep memory flat. */
const AHEAD = 2;
/** What entries become dies young: with less room for it it would be carried along, with more it is only more memory. */
const LIMITS = { maxYoungGenerationSizeMb: 24 };

/** Who runs chunks: another thread, or this one. */
export interface Lane {
  /** Whether it can be given another chunk. */
  readonly isFree: boolean;
  give(message: ToRunner): void;
}

/** A thread of its own. It loads the workspace, and takes chunks when it has. */
export class WorkerLane implements Lane {
  onMessage: (message: FromRunner) => void = () => undefined;
  onFault: (error: unknown) => void = () => undefined;
  readonly #worker: Worker;
  #room = 0;

  constructor(workerData: WorkerStart) {
    this.#worker = new Worker(new URL('./worker.js', import.meta.url), { workerData, resourceLimits: LIMITS });
    this.#worker.on('error', (error) => this.onFault(error));
    this.#worker.on('message', (message: FromRunner) => {
      if (message.kind === 'ready') this.#room = AHEAD;
      if (message.kind === 'lines') this.#room += 1;
      this.onMessage(message);
    });
  }

  get isFree(): boolean {
    return this.#room > 0;
  }

  give(message: ToRunner): void {
    if (message.kind === 'draws') return this.#worker.postMessage(message);
    this.#room -= 1;
    this.#worker.postMessage(message, [message.bytes.buffer as ArrayBuffer]);
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** This thread: it has nothing better to do while the others work. */
export class OwnLane implements Lane {
  readonly #runner: ChunkRunner;
  #room = AHEAD;

  constructor(run: OpenRun, strict: boolean, onMessage: (message: FromRunner) => void) {
    this.#runner = new ChunkRunner(run, strict, (message) => {
      if (message.kind === 'lines') this.#room += 1;
      onMessage(message);
    });
  }

  get isFree(): boolean {
    return this.#room > 0;
  }

  give(message: ToRunner): void {
    if (message.kind === 'chunk') this.#room -= 1;
    this.#runner.receive(message);
  }
}
