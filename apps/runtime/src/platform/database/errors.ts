/** What can go wrong between the runtime and its database, sorted by what may be done about it. */
import { codeOf, messageOf } from '../start-error.js';

/** The connection broke after the statement was sent: whether it took effect is not known. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super(`The connection to the database was lost: ${messageOf(cause)}`, { cause });
    this.name = 'ConnectionLost';
  }
}

/** The connection broke while a transaction was committed, and the database could not be asked in time whether it was. */
export class CommitUnknown extends Error {
  constructor(cause: unknown) {
    super(`Whether the transaction was committed is not known: ${messageOf(cause)}`, { cause });
    this.name = 'CommitUnknown';
  }
}

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTCONN',
  'EHOSTUNREACH',
  'ENOTFOUND',
]);
/** 57P01..57P05: the server shuts down, crashed, starts, dropped the database, timed the idle session out. 08: connection. */
const CONNECTION_STATES = /^(08...|57P0[1235]|53300)$/;
const CONNECTION_MESSAGES =
  /Connection terminated|Client has encountered a connection error|Query read timeout|not queryable|timeout exceeded when trying to connect|timeout expired/;

/** Whether the connection is gone (or was never there): nothing more can be done on it. */
export function isConnectionLoss(error: unknown): boolean {
  if (error instanceof ConnectionLost) return true;
  const code = codeOf(error) ?? '';
  if (CONNECTION_CODES.has(code) || CONNECTION_STATES.test(code) || code === '57P01') return true;
  return code === '' && CONNECTION_MESSAGES.test(messageOf(error));
}

/** Serialization failure and deadlock: the transaction was rolled back whole and may simply be run again. */
export function isRetryable(error: unknown): boolean {
  const code = codeOf(error);
  return code === '40001' || code === '40P01';
}

/** The name of the constraint or index that a statement broke, if it broke one. */
export function brokenConstraint(error: unknown): string | undefined {
  const code = codeOf(error) ?? '';
  const { constraint } = error as { constraint?: unknown };
  return code.startsWith('23') && typeof constraint === 'string' ? constraint : undefined;
}
