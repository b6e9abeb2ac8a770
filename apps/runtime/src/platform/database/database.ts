/**
 * The runtime's way to its database: statements, transactions that run again where that is safe, and a connection kept
 * apart for heartbeats. A killed backend or server is waited out; what was cut off is sorted into not committed (run
 * again) and unknown (asked of the server, and told to the caller only if it cannot say).
 */
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { connectWithin, makePool, release } from './connections.js';
import { CommitUnknown, ConnectionLost, isConnectionLoss, isRetryable } from './errors.js';
import type { Session, Statement } from './statement.js';
import { attempt, type Failure, type Isolation, sessionOn } from './transaction.js';

/** How a database is reached. */
export interface DatabaseOptions {
  readonly url: string;
  /** The role that sessions take, where the login role of the address is another. */
  readonly role?: string;
  readonly poolSize?: number;
  readonly statementTimeout?: number;
  readonly lockTimeout?: number;
  /** How long a caller waits for a server that is away before it is told. */
  readonly patience?: number;
  readonly name?: string;
}

/** How a transaction is run. */
export interface TransactionOptions {
  /** How often the work is begun at most. */
  readonly attempts?: number;
  readonly isolation?: Isolation;
  /** Work that never reads a table as a whole: what the server believes of a table that just grew cannot mislead it. */
  readonly isByIndex?: boolean;
  /** Work on whole tables: each of its statements may take half an hour. */
  readonly isLong?: boolean;
}

const DEFAULTS = { poolSize: 16, statementTimeout: 30_000, lockTimeout: 10_000, patience: 30_000, name: 'reckoner' };
const HEARTBEAT_TIMEOUT = 5_000;
const CLOSE_TIMEOUT = 5_000;
const ATTEMPTS = 8;

const FATE = 'SELECT pg_xact_status($1::xid8) AS status, (SELECT token FROM server_life) AS life';

export class Database implements Session {
  readonly #pool: pg.Pool;
  readonly #heartbeats: pg.Pool;
  readonly #patience: number;

  constructor(options: DatabaseOptions) {
    const { patience, ...rest } = { ...DEFAULTS, ...options };
    this.#patience = patience;
    this.#pool = makePool({ ...rest, size: rest.poolSize });
    const name = `${rest.name} heartbeat`;
    this.#heartbeats = makePool({
      ...rest,
      name,
      size: 1,
      statementTimeout: HEARTBEAT_TIMEOUT,
      lockTimeout: HEARTBEAT_TIMEOUT,
    });
  }

  /**
   * One statement that commits by itself. Cut off in flight, a SELECT is asked again; anything else throws
   * `ConnectionLost`, because it may have taken effect.
   */
  query<Row extends object>(statement: Statement | string, values?: readonly unknown[]): Promise<Row[]> {
    return this.#single(this.#pool, statement, (session) => session.query<Row>(statement, values));
  }

  one<Row extends object>(statement: Statement | string, values?: readonly unknown[]): Promise<Row | undefined> {
    return this.#single(this.#pool, statement, (session) => session.one<Row>(statement, values));
  }

  execute(statement: Statement | string, values?: readonly unknown[]): Promise<number> {
    return this.#single(this.#pool, statement, (session) => session.execute(statement, values));
  }

  /** A statement on the connection that no other work can hold up: renewing leases, telling whether the database is there. */
  heartbeat(statement: Statement | string, values?: readonly unknown[]): Promise<number> {
    return this.#single(this.#heartbeats, statement, (session) => session.execute(statement, values));
  }

  /**
   * Runs the work between BEGIN and COMMIT, and again where it certainly was not committed: after a deadlock, a
   * serialization failure, a lost connection. So it may run several times: nothing outside the database may happen in it.
   * Throws `CommitUnknown` only where the server could not say in time whether it committed.
   */
  async transaction<T>(work: (session: Session) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const { attempts = ATTEMPTS, ...how } = options;
    for (let count = 1; ; count += 1) {
      const client = await connectWithin(this.#pool, this.#patience);
      const outcome = await attempt(client, work, how);
      release(client, outcome.failure?.error);
      if ('result' in outcome && (!outcome.failure || (await this.#committed(outcome.failure)))) return outcome.result;
      const { error } = outcome.failure!;
      if (count >= attempts || !(isRetryable(error) || isConnectionLoss(error))) throw error;
      // Two that met in a deadlock meet again if both wait equally long.
      await wait(Math.random() * Math.min(5 * 2 ** count, 250));
    }
  }

  /** Whether the server answers within a moment. */
  async isThere(timeout = 2_000): Promise<boolean> {
    const given = new AbortController();
    const late = wait(timeout, false, { signal: given.signal }).catch(() => false);
    const answered = this.heartbeat('SELECT 1').then(
      () => true,
      () => false,
    );
    const answer = await Promise.race([answered, late]);
    given.abort();
    return answer;
  }

  /** Gives statements in flight a moment to end, then leaves. */
  async close(): Promise<void> {
    const ended = Promise.all([this.#pool.end(), this.#heartbeats.end()]);
    const given = new AbortController();
    await Promise.race([ended, wait(CLOSE_TIMEOUT, undefined, { signal: given.signal }).catch(() => undefined)]);
    given.abort();
  }

  /** Connections in use and callers that wait for one: what the metrics show. */
  get load(): { readonly open: number; readonly idle: number; readonly waiting: number } {
    return { open: this.#pool.totalCount, idle: this.#pool.idleCount, waiting: this.#pool.waitingCount };
  }

  async #single<T>(pool: pg.Pool, statement: Statement | string, ask: (session: Session) => Promise<T>): Promise<T> {
    const isRepeatable = /^\s*SELECT\b/i.test(typeof statement === 'string' ? statement : statement.text);
    for (let count = 1; ; count += 1) {
      const client = await connectWithin(pool, this.#patience);
      try {
        const answer = await ask(sessionOn(client));
        release(client);
        return answer;
      } catch (error) {
        release(client, error);
        if (!isConnectionLoss(error)) throw error;
        if (!isRepeatable || count >= ATTEMPTS) throw new ConnectionLost(error);
      }
    }
  }

  /**
   * Asks the server whether a transaction that was cut off while it committed did so. It cannot say where it crashed
   * meanwhile: the number may be another transaction's by now.
   */
  async #committed(failure: Failure): Promise<boolean> {
    if (failure.kind === 'not-committed') return false;
    const until = performance.now() + this.#patience;
    while (performance.now() < until) {
      const status = await this.#statusOf(failure);
      if (status === 'committed') return true;
      if (status === 'aborted') return false;
      await wait(50);
    }
    throw new CommitUnknown(failure.error);
  }

  async #statusOf({ error, begun }: Extract<Failure, { kind: 'commit-unknown' }>): Promise<string | undefined> {
    const row = await this.#asked(begun.transactionId, error);
    if (begun.life !== undefined && row.life === begun.life) return row.status ?? undefined;
    throw new CommitUnknown(error);
  }

  async #asked(transactionId: string, error: unknown): Promise<{ status: string | null; life: string | null }> {
    try {
      return (await this.one<{ status: string | null; life: string | null }>(FATE, [transactionId]))!;
    } catch {
      // Too old, or of the future (another server has taken over): the server cannot say.
      throw new CommitUnknown(error);
    }
  }
}
