/**
 * The mark of a restore: from here on the runtime knows that something was done that it has forgotten. What was not sent
 * yet may have been, so it is looked up or recognised by its key before it counts as new; and nothing is sent at all
 * until somebody resumes the connections, when the sources have sent again what was lost.
 */
import type pg from 'pg';

/** What is known of the state that came back. */
export interface Restored {
  readonly stateOf: string;
  /** So many days, what events from before the restore owe may have been sent already. */
  readonly doubtfulDays: number;
  /** For the audit: where it came from. */
  readonly from: string;
}

/** The new era, and how many deliveries are in doubt. */
export interface Marked {
  readonly era: number;
  readonly doubtful: number;
  readonly paused: number;
}

const RECORD = `
  INSERT INTO restoration (era, state_of, doubtful_until, last_link)
  SELECT (SELECT coalesce(max(era), 1) + 1 FROM restoration), $1, clock_timestamp() + $2 * interval '1 day',
    (SELECT coalesce(max(number), 0) FROM audit_seal)
  RETURNING era`;
const DOUBT = `
  UPDATE delivery SET perhaps_sent = true, first_sent_at = coalesce(first_sent_at, $1::timestamptz)
  WHERE state IN ('pending', 'sending')`;
const PAUSE = `
  INSERT INTO connection_gate (environment, connection, paused_by, paused_at)
  SELECT environment, connection, 'restore', clock_timestamp() FROM (
    SELECT environment, connection FROM connection_setting UNION SELECT environment, connection FROM connection_gate
  ) AS known
  ON CONFLICT (environment, connection) DO UPDATE SET holder = NULL, held_until = NULL,
    paused_by = coalesce(connection_gate.paused_by, 'restore'), paused_at = coalesce(connection_gate.paused_at, clock_timestamp())`;
/** Who was logged out since would be in again. */
const LOG_OUT = `
  UPDATE person_session SET revoked_at = clock_timestamp() WHERE revoked_at IS NULL;
  DELETE FROM login_link;
  DELETE FROM connection_token`;
const TELL = `
  INSERT INTO audit (actor, action, object_kind, object_id, details)
  VALUES ('system:restore', 'database.restored', 'era', $1, $2)`;

/** Marks the database that this connection is to, within the transaction that is open. */
export async function markRestored(client: pg.ClientBase, { stateOf, doubtfulDays, from }: Restored): Promise<Marked> {
  const era = (await client.query<{ era: number }>(RECORD, [stateOf, doubtfulDays])).rows[0]!.era;
  await client.query(`ALTER TABLE audit ALTER COLUMN era SET DEFAULT ${Number(era)}`);
  const doubtful = (await client.query(DOUBT, [stateOf])).rowCount ?? 0;
  const paused = (await client.query(PAUSE)).rowCount ?? 0;
  await client.query(LOG_OUT);
  const details = JSON.stringify({ stateOf, from, doubtfulDeliveries: doubtful, pausedConnections: paused });
  await client.query(TELL, [String(era), details]);
  return { era, doubtful, paused };
}
