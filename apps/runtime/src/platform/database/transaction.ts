/** One transaction on one connection, and what is known of it when the connection breaks. */
import type pg from 'pg';
import { codeOf } from '../start-error.js';
import { isConnectionLoss } from './errors.js';
import type { Session, Statement } from './statement.js';

/** What a transaction sees of others. */
export type Isolation = 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE';

/** How a transaction is begun. */
export interface How {
  readonly isolation?: Isolation;
  readonly isByIndex?: boolean;
  /** Work on whole tables: a statement may take half an hour. */
  readonly isLong?: boolean;
}

/** How an attempt ended, if not as it should. */
export type Failure =
  | { readonly kind: 'not-committed'; readonly error: unknown }
  /** Broken between sending COMMIT and its answer; the server can be asked by the transaction's number. */
  | { readonly kind: 'commit-unknown'; readonly error: unknown; readonly begun: Begun };

/** A transaction's number, and the life of the server in which it has it; no life where none was noted yet. */
export interface Begun {
  readonly transactionId: string;
  readonly life: string | undefined;
}

/** An attempt: its result, and how it failed. */
export type Attempt<T> = { readonly result: T; readonly failure?: Failure } | { readonly failure: Failure };

/** Runs the work between BEGIN and COMMIT. Never throws: it says how it failed. */
export async function attempt<T>(
  client: pg.PoolClient,
  work: (session: Session) => Promise<T>,
  how: How = {},
): Promise<Attempt<T>> {
  let begun: Begun;
  let result: T;
  try {
    begun = await begin(client, how);
    result = await work(sessionOn(client, how.isLong ? LONG_MS : undefined));
  } catch (error) {
    return { failure: { kind: 'not-committed', error: await rolledBack(client, error) } };
  }
  try {
    const { command } = await client.query('COMMIT');
    if (command === 'COMMIT') return { result };
    // A statement failed and the work swallowed its error: the server makes a rollback of the COMMIT.
    const error = new Error(
      'The transaction was rolled back: a statement in it failed and its error was not passed on.',
    );
    return { failure: { kind: 'not-committed', error } };
  } catch (error) {
    if (!isConnectionLoss(error)) return { failure: { kind: 'not-committed', error } };
    return { result, failure: { kind: 'commit-unknown', error, begun } };
  }
}

/** Begins, and learns the transaction's number in the same round trip: by it the server can be asked for its fate. */
async function begin(client: pg.PoolClient, how: How): Promise<Begun> {
  const { isolation = 'READ COMMITTED', isByIndex = false, isLong = false } = how;
  const text = `BEGIN ISOLATION LEVEL ${isolation}; ${isByIndex ? BY_INDEX : ''}${isLong ? LONG : ''}${LEARN}`;
  const answers = (await client.query(text)) as unknown as pg.QueryResult[];
  const { id, life } = answers.at(-1)!.rows[0] as { id: string; life: string | null };
  return { transactionId: id, life: life ?? undefined };
}

const LEARN = 'SELECT pg_current_xact_id()::text AS id, (SELECT token FROM server_life) AS life';
/** A table that was small when it was last looked at would be read as a whole, row for row, long after it has grown. */
const BY_INDEX = 'SET LOCAL enable_seqscan = off; ';

const LONG_MS = 30 * 60_000;
const LONG = `SET LOCAL statement_timeout = ${LONG_MS}; `;

async function rolledBack(client: pg.PoolClient, error: unknown): Promise<unknown> {
  if (isConnectionLoss(error)) return error;
  try {
    await client.query('ROLLBACK');
    return error;
  } catch (second) {
    // The connection is gone too; the first error says more, unless it was only a consequence.
    return codeOf(error) === undefined && isConnectionLoss(second) ? second : error;
  }
}

/** `patience`: how long an answer is waited for, where that is longer than the connection's own limit. */
export function sessionOn(client: pg.ClientBase, patience?: number): Session {
  const limit = patience === undefined ? {} : { query_timeout: patience };
  const ask = (statement: Statement | string, values?: readonly unknown[]) => {
    const asked = typeof statement === 'string' ? { text: statement } : { name: statement.name, text: statement.text };
    return client.query({ ...asked, values: values as unknown[], ...limit });
  };
  return {
    query: async <Row extends object>(statement: Statement | string, values?: readonly unknown[]) =>
      (await ask(statement, values)).rows as Row[],
    one: async <Row extends object>(statement: Statement | string, values?: readonly unknown[]) =>
      (await ask(statement, values)).rows[0] as Row | undefined,
    execute: async (statement, values) => (await ask(statement, values)).rowCount ?? 0,
  };
}
