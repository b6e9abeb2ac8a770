import { statement, type Session } from '../../platform/database/statement.js';

/** An end that is held, and whose deadline has come. */
export interface Overdue {
  readonly environment: number;
  readonly executionId: number;
  readonly eventId: number;
  readonly flow: string;
  readonly purpose: string;
  readonly part: string;
  readonly reason: string | null;
  readonly owner: string | null;
  readonly legalEntity: string | null;
  readonly correlation: string;
  /** The line of its latest attempt; null where retention has taken it. */
  readonly result: Buffer | null;
}

const TAKE = statement(`
  WITH due AS (
    SELECT execution_id, purpose, part FROM end_state WHERE deadline_at <= clock_timestamp()
    ORDER BY deadline_at LIMIT $1 FOR UPDATE SKIP LOCKED
  ), taken AS (
    UPDATE end_state s SET deadline_at = NULL FROM due
    WHERE s.execution_id = due.execution_id AND s.purpose = due.purpose AND s.part = due.part AND s.outcome = 'held'
    RETURNING s.*
  )
  SELECT t.environment, t.execution_id AS "executionId", x.event_id AS "eventId", t.flow, t.purpose, t.part, t.reason,
    t.owner, t.legal_entity AS "legalEntity", e.correlation, r.result
  FROM taken t JOIN execution x ON x.id = t.execution_id JOIN event e ON e.id = x.event_id
  LEFT JOIN execution_record r ON r.execution_id = x.id AND r.attempt = x.attempt`);
const ABOUTS = statement(`
  SELECT DISTINCT ON (execution_id) execution_id AS "executionId", name, key FROM wake
  WHERE execution_id = ANY($1) ORDER BY execution_id, kind DESC, name, key`);

export const deadlinesStore = {
  /** Takes holds whose time has come; each is taken once. */
  takeDue: (session: Session, limit: number): Promise<Overdue[]> => session.query<Overdue>(TAKE, [limit]),

  /** The first thing that each of these waits for. */
  abouts: (
    session: Session,
    executionIds: readonly number[],
  ): Promise<{ executionId: number; name: string; key: string }[]> => session.query(ABOUTS, [executionIds]),
};
