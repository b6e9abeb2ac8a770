import { Injectable } from '@nestjs/common';
import { Configuration } from '../platform/configuration.js';
import { Database } from '../platform/database/database.js';
import { statement } from '../platform/database/statement.js';
import { Problem } from '../platform/http/problem.js';

const DEPTH = statement('SELECT count(*) AS depth FROM (SELECT FROM execution_queue LIMIT $1) waiting');

/** A count is good for so long, and for so many times what it cost. */
const GOOD_MS = 1_000;
const GOOD_TIMES = 20;
const RETRY_AFTER_SECONDS = 5;

/** How much waits to be executed. Beyond the limit nothing new is taken: what waits at the sender is not lost either. */
@Injectable()
export class Backlog {
  readonly #database: Database;
  readonly #limit: number;
  #isFull = false;
  #goodUntil = 0;
  #counting: Promise<void> | undefined;

  constructor(database: Database, { backlogLimit }: Configuration) {
    this.#database = database;
    this.#limit = backlogLimit;
  }

  /** Throws a problem with `Retry-After` while too much waits. Costs a query a second at most, not one a request. */
  async admit(): Promise<void> {
    if (await this.isFull()) throw TOO_MUCH;
  }

  async isFull(): Promise<boolean> {
    if (performance.now() >= this.#goodUntil) await (this.#counting ??= this.#count());
    return this.#isFull;
  }

  async #count(): Promise<void> {
    const begun = performance.now();
    try {
      const counted = await this.#database.one<{ depth: number }>(DEPTH, [this.#limit]);
      this.#isFull = Number(counted!.depth) >= this.#limit;
    } finally {
      this.#counting = undefined;
      this.#goodUntil = performance.now() + Math.max(GOOD_MS, GOOD_TIMES * (performance.now() - begun));
    }
  }
}

const TOO_MUCH = new Problem(429, {
  code: 'BACKLOG_FULL',
  detail: 'More events wait for their execution than are allowed to.',
  remedy: 'Send them again later; none of these was stored.',
  retryAfter: RETRY_AFTER_SECONDS,
});
