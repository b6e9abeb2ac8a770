import { statement, type Session } from '../../platform/database/statement.js';
import type { Occasion } from './message.js';

/** Whom to tell, and what of: the only SQL over targets and notifications. */

export interface TargetRow {
  readonly environment: number;
  readonly environmentName: string;
  readonly name: string;
  readonly address: string;
  readonly secret: Buffer;
  readonly occasions: Occasion[];
  readonly kinds: string[];
  readonly teams: string[];
  readonly changedBy: string;
  readonly changedAt: string;
}

/** A message whose turn it is. */
export interface DueRow {
  readonly id: number;
  readonly occasion: Occasion;
  readonly kind: string;
  readonly reason: string;
  readonly cause: string;
  readonly team: string;
  readonly cases: number;
  readonly case: number;
  readonly at: string;
  readonly body: Buffer | null;
  readonly attempts: number;
  readonly fence: number;
}

const TARGET = `t.environment, e.name AS "environmentName", t.name, t.address, t.secret, t.occasions, t.kinds, t.teams,
  t.changed_by AS "changedBy", t.changed_at AS "changedAt" FROM notification_target t JOIN environment e ON e.id = t.environment`;
const ONE = statement(`SELECT ${TARGET} WHERE t.environment = $1 AND t.name = $2`);
const AFTER = statement(
  `SELECT ${TARGET} WHERE t.environment = $1 AND ($2::text IS NULL OR t.name > $2) ORDER BY t.name LIMIT $3`,
);
const COUNT = statement('SELECT count(*)::int AS count FROM notification_target WHERE environment = $1');
const SAVE = statement(`
  INSERT INTO notification_target (environment, name, address, secret, occasions, kinds, teams, changed_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (environment, name) DO UPDATE SET address = excluded.address, secret = excluded.secret,
    occasions = excluded.occasions, kinds = excluded.kinds, teams = excluded.teams, changed_by = excluded.changed_by,
    changed_at = clock_timestamp()`);
const REMOVE = statement('DELETE FROM notification_target WHERE environment = $1 AND name = $2');

const IS_DUE = `n.sent_at IS NULL AND n.given_up_at IS NULL AND n.due_at <= clock_timestamp()
  AND (n.leased_until IS NULL OR n.leased_until < clock_timestamp())`;
const IS_SAME = `o.environment = n.environment AND o.target = n.target AND o.occasion = n.occasion AND o.kind = n.kind
  AND o.reason = n.reason AND o.cause = n.cause AND o.team = n.team`;
/** One message of a target at a time: whoever holds its row claims. A row that is being changed is left to the next pass. */
const WAITED_FOR = statement(`
  SELECT ${TARGET} WHERE EXISTS (SELECT FROM notification n WHERE n.environment = t.environment AND n.target = t.name AND ${IS_DUE})
  ORDER BY t.environment, t.name FOR UPDATE OF t SKIP LOCKED LIMIT $1`);
/** After a message, what is new of its cause is gathered for a while. */
const HEAD = statement(`
  SELECT n.id FROM notification n WHERE n.environment = $1 AND n.target = $2 AND ${IS_DUE}
    AND (n.body IS NOT NULL OR NOT EXISTS (
      SELECT FROM notification o WHERE ${IS_SAME} AND o.sent_at > clock_timestamp() - interval '15 minutes'))
  ORDER BY n.due_at, n.id LIMIT 1 FOR UPDATE OF n`);
const CLAIM = statement(`
  WITH others AS (
    DELETE FROM notification o USING notification n
    WHERE n.id = $1 AND n.body IS NULL AND ${IS_SAME} AND o.id <> n.id AND o.body IS NULL
    RETURNING o.cases, o.case_id, o.at
  )
  UPDATE notification SET attempts = attempts + 1, fence = fence + 1, tried_at = coalesce(tried_at, clock_timestamp()),
    leased_until = clock_timestamp() + interval '1 minute',
    cases = cases + (SELECT coalesce(sum(cases), 0) FROM others),
    case_id = least(case_id, (SELECT min(case_id) FROM others)), at = least(at, (SELECT min(at) FROM others))
  WHERE id = $1
  RETURNING id, occasion, kind, reason, cause, team, cases, case_id AS "case", at, body, attempts, fence`);
const WRITE = statement('UPDATE notification SET body = $2 WHERE id = $1');
const SENT = statement(`
  UPDATE notification SET sent_at = clock_timestamp(), leased_until = NULL WHERE id = $1 AND fence = $2`);
const RETRY = statement(`
  UPDATE notification SET leased_until = NULL, due_at = clock_timestamp() + $3 * interval '1 millisecond',
    given_up_at = CASE WHEN tried_at <= clock_timestamp() - interval '1 day' THEN clock_timestamp() END
  WHERE id = $1 AND fence = $2 RETURNING given_up_at IS NOT NULL AS "isGivenUp"`);
const CLEAR = statement(`
  DELETE FROM notification n WHERE coalesce(n.sent_at, n.given_up_at) < clock_timestamp() - interval '7 days'
    OR NOT EXISTS (SELECT FROM notification_target t WHERE t.environment = n.environment AND t.name = n.target)`);

export const notificationStore = {
  target: (session: Session, environment: number, name: string): Promise<TargetRow | undefined> =>
    session.one<TargetRow>(ONE, [environment, name]),
  targetsAfter: (session: Session, environment: number, after: string | undefined, limit: number) =>
    session.query<TargetRow>(AFTER, [environment, after ?? null, limit]),
  count: async (session: Session, environment: number): Promise<number> =>
    (await session.one<{ count: number }>(COUNT, [environment]))!.count,
  save: (session: Session, target: Omit<TargetRow, 'environmentName' | 'changedAt'>): Promise<number> => {
    const { environment, name, address, secret, occasions, kinds, teams, changedBy } = target;
    return session.execute(SAVE, [environment, name, address, secret, occasions, kinds, teams, changedBy]);
  },
  remove: async (session: Session, environment: number, name: string): Promise<boolean> =>
    (await session.execute(REMOVE, [environment, name])) > 0,
  /** Held until the transaction ends. */
  waitedFor: (session: Session, limit: number): Promise<TargetRow[]> => session.query<TargetRow>(WAITED_FOR, [limit]),
  /** Leases the target's next message; the rows of its cause have become one. */
  claim: async (session: Session, { environment, name }: TargetRow): Promise<DueRow | undefined> => {
    const head = await session.one<{ id: number }>(HEAD, [environment, name]);
    return head && session.one<DueRow>(CLAIM, [head.id]);
  },
  write: (session: Session, id: number, body: Buffer): Promise<number> => session.execute(WRITE, [id, body]),
  sent: (session: Session, { id, fence }: DueRow): Promise<number> => session.execute(SENT, [id, fence]),
  /** Answers whether it was tried for long enough; undefined where somebody else has it by now. */
  retry: async (session: Session, { id, fence }: DueRow, milliseconds: number): Promise<boolean | undefined> =>
    (await session.one<{ isGivenUp: boolean }>(RETRY, [id, fence, milliseconds]))?.isGivenUp,
  clear: (session: Session): Promise<number> => session.execute(CLEAR),
};
