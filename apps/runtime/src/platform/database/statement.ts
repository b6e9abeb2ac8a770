/** A statement that the server parses and plans once a connection, under a name made from its text. */
import { createHash } from 'node:crypto';

export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** Makes one; stands in a constant beside its store: `const CLAIM = statement('SELECT ...')`. */
export function statement(text: string): Statement {
  return { name: `s${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`, text };
}

/** What can be asked: of the database by itself (each statement commits alone), or within a transaction. */
export interface Session {
  /** Answers the rows. A text is planned each time; a `Statement` once a connection. */
  query<Row extends object>(statement: Statement | string, values?: readonly unknown[]): Promise<Row[]>;
  /** Answers the single row, or undefined. */
  one<Row extends object>(statement: Statement | string, values?: readonly unknown[]): Promise<Row | undefined>;
  /** Answers how many rows were touched. */
  execute(statement: Statement | string, values?: readonly unknown[]): Promise<number>;
}
