/** The loops that run in the background: begun for the roles of the process, ended in order when it is asked to end. */
import { setMaxListeners } from 'node:events';
import { Injectable } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { Configuration, type Role } from '../configuration.js';
import { Log } from '../observe/log.js';

/** A loop. */
export interface Worker {
  readonly name: string;
  readonly role: Role;
  /**
   * Works until `stopping` is aborted, then finishes what it has claimed, gives back what it has not begun, and returns.
   * If it throws it is begun again after a pause.
   */
  readonly run: (stopping: AbortSignal) => Promise<void>;
}

const LONGEST_PAUSE = 10_000;

@Injectable()
export class Workers {
  readonly #workers: Worker[] = [];
  readonly #running: Promise<void>[] = [];
  readonly #stopping = new AbortController();
  #isStarted = false;

  constructor(
    private readonly configuration: Configuration,
    private readonly log: Log,
  ) {
    // As many as there are loops, each while it waits.
    setMaxListeners(0, this.#stopping.signal);
  }

  /** Adds a loop, from a constructor or `onModuleInit`; it begins with the others, or at once where they run already. */
  add(worker: Worker): void {
    this.#workers.push(worker);
    if (this.#isStarted) this.#begin(worker);
  }

  /** Aborted once the process is asked to end. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  start(): void {
    this.#isStarted = true;
    for (const worker of this.#workers) this.#begin(worker);
  }

  /** Ends them; answers whether all had finished within the time given. */
  async stop(timeout: number): Promise<boolean> {
    this.#stopping.abort();
    const late = new AbortController();
    const inTime = Promise.all(this.#running).then(() => true);
    const tooLate = wait(timeout, false, { signal: late.signal }).catch(() => false);
    const finished = await Promise.race([inTime, tooLate]);
    late.abort();
    return finished;
  }

  #begin(worker: Worker): void {
    if (this.configuration.roles.has(worker.role)) this.#running.push(this.#keepRunning(worker));
  }

  async #keepRunning({ name, run }: Worker): Promise<void> {
    const { signal } = this.#stopping;
    for (let pause = 100; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      const begun = performance.now();
      try {
        await run(signal);
        if (!signal.aborted) this.log.warn('worker returned before it was asked to', { worker: name });
      } catch (error) {
        this.log.error('worker failed and is begun again', { worker: name }, error);
      }
      if (performance.now() - begun > LONGEST_PAUSE) pause = 100;
      await wait(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}
