import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { crashPoint } from '../platform/crash-points.js';
import { Database } from '../platform/database/database.js';
import { isConnectionLoss, isRetryable } from '../platform/database/errors.js';
import type { Session } from '../platform/database/statement.js';
import { Log } from '../platform/observe/log.js';
import { BatchExecution, LeaseLost } from './batch/batch.js';
import { Hand } from './hand.js';
import { Quarantine } from './quarantine.js';
import { queueStore, type Claim, type Claimant } from './queue.store.js';

/** How often the work of an event is begun before it is put aside. */
export const ATTEMPTS_MAX = 3;

const BATCH = 200;
const LEASE_SECONDS = 8;
const IDLE_MILLISECONDS = 100;
/** A small batch costs almost what a large one does: after one, more may come together. */
const GATHER_MILLISECONDS = 15;
const PAUSE_SECONDS = 1;
/** What was in hand when two workers died waits until this one has lived a while: whatever else ends workers as they begin is not laid to its charge. */
const LIVED_MS = 3_000;

/** Claims events and executes them, environment by environment. */
@Injectable()
export class ExecutionWorker {
  readonly #claimant: Claimant = { owner: randomUUID(), batch: BATCH, leaseSeconds: LEASE_SECONDS };
  #woken = new AbortController();
  #begun = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly batches: BatchExecution,
    private readonly quarantine: Quarantine,
    private readonly log: Log,
  ) {}

  /** Tells that there may be work; without it the next look comes a moment later. */
  poke(): void {
    this.#woken.abort();
  }

  /** Works until it is asked to stop; a batch in hand is finished. */
  async run(stopping: AbortSignal): Promise<void> {
    this.#begun = performance.now();
    while (!stopping.aborted) {
      const claimed = await this.runOnce(stopping);
      if (claimed >= BATCH / 2) continue;
      this.#woken = new AbortController();
      const signal = claimed > 0 ? stopping : AbortSignal.any([stopping, this.#woken.signal]);
      const pause = claimed > 0 ? GATHER_MILLISECONDS : IDLE_MILLISECONDS;
      await wait(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One batch of each environment that has work; answers how many were claimed. */
  async runOnce(stopping?: AbortSignal): Promise<number> {
    let claimed = 0;
    for (const environment of await queueStore.waiting(this.database)) {
      if (stopping?.aborted) break;
      const claims = await this.#claim(environment);
      if (claims.length > 0) await this.#attempt(claims);
      const triedMax = performance.now() - this.#begun < LIVED_MS ? 1 : undefined;
      const again = await queueStore.claimAgain(this.database, environment, this.#claimant, triedMax);
      if (again.length > 0) await this.#attempt(again);
      claimed += again.length + claims.length;
    }
    return claimed;
  }

  #claim(environment: number): Promise<Claim[]> {
    const claim = (session: Session) => queueStore.claim(session, environment, this.#claimant);
    return this.database.transaction(claim, { isByIndex: true });
  }

  async #attempt(claims: readonly Claim[]): Promise<void> {
    crashPoint('execution.after-claim');
    const hand = new Hand(this.database, this.#claimant, claims);
    try {
      await this.#work(claims);
    } finally {
      await hand.letGo();
    }
  }

  async #work(claims: readonly Claim[]): Promise<void> {
    const exhausted = claims.filter(isExhausted);
    if (exhausted.length > 0) {
      await this.quarantine.take(exhausted, 'Each attempt ended its worker.');
      return;
    }
    try {
      await this.batches.execute(claims);
    } catch (thrown) {
      await this.#failed(claims, thrown);
    }
  }

  /** What is not the events' fault is not counted against them. Of many that failed together, each is tried by itself. */
  async #failed(claims: readonly Claim[], thrown: unknown): Promise<void> {
    if (thrown instanceof LeaseLost) {
      this.log.warn('lost the lease of a batch', { worker: 'execution', count: claims.length });
      return this.#giveBack(claims, { pauseSeconds: 0, uncounted: true });
    }
    if (isConnectionLoss(thrown) || isRetryable(thrown)) {
      this.log.warn('gave a batch back', { worker: 'execution', count: claims.length }, thrown);
      return this.#giveBack(claims, { pauseSeconds: 0, uncounted: true });
    }
    this.log.error('a batch failed', { worker: 'execution', count: claims.length }, thrown);
    if (claims.length > 1) {
      for (const claim of claims) await this.#work([claim]);
      return;
    }
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    if (claims[0]!.attempts >= ATTEMPTS_MAX) await this.quarantine.take(claims, message);
    else await this.#giveBack(claims, { pauseSeconds: PAUSE_SECONDS * claims[0]!.attempts, uncounted: false });
  }

  async #giveBack(claims: readonly Claim[], how: { pauseSeconds: number; uncounted: boolean }): Promise<void> {
    await queueStore.giveBack(this.database, claims, how).catch((thrown: unknown) => {
      // The lease ends by itself then.
      this.log.warn('could not give a batch back', { worker: 'execution', count: claims.length }, thrown);
    });
  }
}

/** A worker that died with many in hand died of one of them at most: that attempt counts against none. */
function isExhausted({ attempts, isShared }: Claim): boolean {
  return attempts > (isShared ? ATTEMPTS_MAX + 1 : ATTEMPTS_MAX);
}
