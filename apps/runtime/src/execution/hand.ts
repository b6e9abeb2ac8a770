import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../platform/database/database.js';
import { queueStore, type Claim, type Claimant } from './queue.store.js';

/** Work that is held: its lease is extended until it is let go, on a connection of its own, however long the work takes. */
export class Hand {
  readonly #database: Database;
  readonly #claimant: Claimant;
  readonly #claims: readonly Claim[];
  readonly #ended = new AbortController();
  readonly #beating: Promise<void>;

  constructor(database: Database, claimant: Claimant, claims: readonly Claim[]) {
    this.#database = database;
    this.#claimant = claimant;
    this.#claims = claims;
    this.#beating = this.#beat();
  }

  /** Ends the heartbeat; the work is done, or laid back. */
  async letGo(): Promise<void> {
    this.#ended.abort();
    await this.#beating;
  }

  async #beat(): Promise<void> {
    const { owner, leaseSeconds } = this.#claimant;
    const { signal } = this.#ended;
    const ids = this.#claims.map(({ id }) => id);
    while (!signal.aborted) {
      await wait((leaseSeconds * 1000) / 3, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      // A beat that is lost is no harm: if the lease ends, another takes over and this one's commit is refused.
      await this.#database.heartbeat(queueStore.extend, [owner, leaseSeconds, ids]).catch(() => undefined);
    }
  }
}
