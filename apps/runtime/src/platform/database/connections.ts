/** Connections to the database: made with the session's settings, made again while the server is away. */
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { isConnectionLoss } from './errors.js';
import { VALUE_TYPES } from './values.js';

/** How a pool is made. */
export interface PoolOptions {
  readonly url: string;
  readonly size: number;
  readonly name: string;
  /** Milliseconds after which a statement, or a wait for a lock, is given up. */
  readonly statementTimeout: number;
  readonly lockTimeout: number;
  /** The role that each session takes, where the login role is another. */
  readonly role?: string;
}

/** Beyond the server's own limit: if it does not even answer that, the connection is taken for dead. */
const GRACE = 5_000;

const NOTE_LIFE = 'INSERT INTO server_life DEFAULT VALUES ON CONFLICT DO NOTHING';

export function makePool({ url, size, name, statementTimeout, lockTimeout, role }: PoolOptions): pg.Pool {
  const settings = ['timezone=UTC', 'datestyle=ISO', 'intervalstyle=iso_8601', ...(role ? [`role=${role}`] : [])];
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: name,
    options: settings.map((setting) => `-c ${setting}`).join(' '),
    statement_timeout: statementTimeout,
    lock_timeout: lockTimeout,
    idle_in_transaction_session_timeout: statementTimeout,
    query_timeout: statementTimeout + GRACE,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    types: VALUE_TYPES,
  });
  // A crash ends every connection, so the first one after it begins the server's new life.
  pool.on('connect', (client) => void client.query(NOTE_LIFE).catch(ignore));
  // An idle connection that breaks leaves the pool by itself; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** A connection that answers, waiting for a server that is away (killed, restarting) until the deadline. */
export async function connectWithin(pool: pg.Pool, patience: number): Promise<pg.PoolClient> {
  const until = performance.now() + patience;
  for (let pause = 20; ; pause = Math.min(pause * 2, 500)) {
    try {
      const client = await pool.connect();
      // While it is out of the pool nobody else listens; the statement in flight reports the same error.
      client.on('error', ignore);
      return client;
    } catch (error) {
      if (!isConnectionLoss(error) || performance.now() + pause > until) throw error;
    }
    await wait(pause);
  }
}

/** Gives it back, or away for good where it is broken. */
export function release(client: pg.PoolClient, error?: unknown): void {
  client.off('error', ignore);
  if (error !== undefined && isConnectionLoss(error)) client.on('error', ignore);
  client.release(error !== undefined && isConnectionLoss(error));
}

const ignore = () => undefined;
