import { statement, type Session } from '../platform/database/statement.js';

const UNDATED = statement(`
  SELECT id, environment, reason FROM exception_case WHERE state = 'open' AND due_at IS NULL ORDER BY id LIMIT $1`);
/** A duration of ISO 8601 is an interval as it stands. */
const DATE = statement(`
  UPDATE exception_case c SET due_at = c.opened_at + d.within::interval
  FROM unnest($1::bigint[], $2::text[]) AS d (id, within) WHERE c.id = d.id AND c.due_at IS NULL`);
const ESCALATE = statement(`
  WITH due AS (
    SELECT id FROM exception_case WHERE state = 'open' AND escalated_at IS NULL AND due_at <= clock_timestamp()
    ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED
  ), late AS (
    UPDATE exception_case c SET escalated_at = clock_timestamp() FROM due WHERE c.id = due.id
    RETURNING c.id, c.environment, c.team
  ), entered AS (
    INSERT INTO case_entry (case_id, number, actor, action, text)
    SELECT id, 1 + coalesce((SELECT max(number) FROM case_entry e WHERE e.case_id = late.id), 0), 'schedule', 'escalated', team FROM late
  )
  SELECT id, environment, team FROM late`);

export const escalationStore = {
  undated: (session: Session, limit: number): Promise<{ id: number; environment: number; reason: string }[]> =>
    session.query(UNDATED, [limit]),
  date: (session: Session, dated: readonly { id: number; within: string }[]): Promise<number> =>
    session.execute(DATE, [dated.map(({ id }) => id), dated.map(({ within }) => within)]),
  /** Each case is late once. */
  escalate: (session: Session, limit: number): Promise<{ id: number; environment: number; team: string | null }[]> =>
    session.query(ESCALATE, [limit]),
};
