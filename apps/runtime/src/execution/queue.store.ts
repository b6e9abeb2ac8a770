import { numbers } from '../platform/database/arrays.js';
import { statement, type Session } from '../platform/database/statement.js';

/** Work in hand: one event to run, or one execution to attempt again. */
export interface Claim {
  readonly id: number;
  readonly fence: number;
  /** With this one. */
  readonly attempts: number;
  /** Others were tried with it the first time. */
  readonly isShared: boolean;
  readonly environment: number;
  readonly cause: 'received' | 'woken' | 'retried' | 'replayed';
  readonly releaseId: number;
  /** The execution that is attempted again, or replayed. */
  readonly executionId: number | null;
  readonly flow: string | null;
  /** What `now` was for the execution that is attempted again. */
  readonly now: string | null;
  readonly claimedAt: string;
  readonly eventId: number;
  readonly source: string;
  readonly sourceId: string;
  /** Which operator's revision it is; null where it is its sender's own. */
  readonly edited: number | null;
  readonly type: string;
  readonly receivedAt: string;
  readonly legalEntity: string | null;
  readonly correlation: string;
  readonly bodyHash: Buffer;
  /** Null where retention has taken it. */
  readonly body: Buffer | null;
}

/** Who claims, how much, and for how long. */
export interface Claimant {
  readonly owner: string;
  readonly batch: number;
  readonly leaseSeconds: number;
}

/** `OFFSET 0`: each is looked up by itself, whatever the server believes of the sizes of tables. */
/** An operator's revision `X~op1` is still the event `X` to its flow. */
export const SENT_AS = `CASE WHEN e.intake = 'internal' THEN regexp_replace(e.source_id, '(~op\\d+)+$', '') ELSE e.source_id END`;

const CLAIMED = `
  SELECT c.id, c.fence, c.attempts, c.is_shared AS "isShared", c.environment, c.cause, c.release_id AS "releaseId",
    c.execution_id AS "executionId", x.flow, x.now, clock_timestamp() AS "claimedAt", e.id AS "eventId", e.source,
    ${SENT_AS} AS "sourceId",
    CASE WHEN e.intake = 'internal' THEN substring(e.source_id FROM '~op(\\d+)$')::integer END AS edited, e.type, e.received_at AS "receivedAt", e.legal_entity AS "legalEntity", e.correlation,
    e.body_hash AS "bodyHash", p.body
  FROM claimed c CROSS JOIN LATERAL (SELECT * FROM event WHERE id = c.event_id OFFSET 0) e
  LEFT JOIN LATERAL (SELECT body FROM event_payload WHERE event_id = e.id AND received_at = e.received_at OFFSET 0) p ON true
  LEFT JOIN LATERAL (SELECT flow, now FROM execution WHERE id = c.execution_id OFFSET 0) x ON true
  ORDER BY c.id`;

const LEASE = `
  UPDATE execution_queue q SET leased_until = clock_timestamp() + make_interval(secs => $3), owner = $2,
    fence = fence + 1, attempts = attempts + 1,
    is_shared = CASE WHEN attempts = 0 THEN (SELECT count(*) > 1 FROM picked) ELSE is_shared END
  WHERE q.id = ANY (ARRAY(SELECT id FROM picked)) RETURNING q.*`;

const FREE = `due_at <= clock_timestamp() AND (leased_until IS NULL OR leased_until < clock_timestamp())`;

/** Which lines have work is found by leaping from one to the next in the index; each then gives its share, oldest first. */
const CLAIM = statement(`
  WITH RECURSIVE line AS (
    (SELECT coalesce(legal_entity, '') AS entity FROM execution_queue WHERE environment = $1 ORDER BY 1 LIMIT 1)
    UNION ALL
    SELECT (SELECT coalesce(legal_entity, '') FROM execution_queue
            WHERE environment = $1 AND coalesce(legal_entity, '') > line.entity ORDER BY 1 LIMIT 1)
    FROM line WHERE line.entity IS NOT NULL
  ), drawn AS (
    SELECT entity, ceil($4::numeric / count(*) OVER ())::integer AS share FROM line WHERE entity IS NOT NULL
    ORDER BY random() LIMIT $4
  ), picked AS (
    SELECT one.id FROM drawn CROSS JOIN LATERAL (
      SELECT id FROM execution_queue
      WHERE environment = $1 AND coalesce(legal_entity, '') = drawn.entity AND attempts = 0 AND ${FREE}
      ORDER BY id LIMIT drawn.share FOR UPDATE SKIP LOCKED) AS one
  ), claimed AS (${LEASE})
  ${CLAIMED}`);

/**
 * One that was tried before comes by itself: if it is what ended its worker, it takes no other along. Those tried least
 * come first, so that one that happened to be in hand twice is not the next again.
 */
const CLAIM_AGAIN = statement(`
  WITH picked AS (
    SELECT id FROM execution_queue WHERE environment = $1 AND attempts > 0 AND attempts <= $5 AND ${FREE}
    ORDER BY attempts, id LIMIT $4 FOR UPDATE SKIP LOCKED
  ), claimed AS (${LEASE})
  ${CLAIMED}`);

const WAITING = statement(`SELECT DISTINCT environment FROM (
  SELECT id AS environment FROM environment) AS known
  WHERE EXISTS (SELECT FROM execution_queue q WHERE q.environment = known.environment AND ${FREE})`);

const EXTEND = statement(`
  UPDATE execution_queue SET leased_until = clock_timestamp() + make_interval(secs => $2) WHERE owner = $1 AND id = ANY($3)`);

const FINISH = statement(`
  DELETE FROM execution_queue q USING unnest($1::bigint[], $2::bigint[]) AS done (id, fence)
  WHERE q.id = done.id AND q.fence = done.fence`);

/** A lease in the past rather than none: another row may wait for the same execution by now. */
const GIVE_BACK = statement(`
  UPDATE execution_queue q SET leased_until = clock_timestamp() - interval '1 second', due_at = clock_timestamp() + make_interval(secs => $3),
    attempts = greatest(0, attempts - $4)
  FROM unnest($1::bigint[], $2::bigint[]) AS done (id, fence) WHERE q.id = done.id AND q.fence = done.fence`);

/** Any number of attempts: what the column holds at most. */
const TRIED_MAX = 32_767;

/** The queue of executions: what is in it is not done, what is done is not in it. */
export const queueStore = {
  /** Of events that were never tried, shared out between legal entities. */
  claim: (session: Session, environment: number, { owner, batch, leaseSeconds }: Claimant): Promise<Claim[]> =>
    session.query<Claim>(CLAIM, [environment, owner, leaseSeconds, batch]),

  /** One that was tried before, though not more often than said. */
  claimAgain: (
    session: Session,
    environment: number,
    { owner, leaseSeconds }: Claimant,
    triedMax = TRIED_MAX,
  ): Promise<Claim[]> => session.query<Claim>(CLAIM_AGAIN, [environment, owner, leaseSeconds, 1, triedMax]),

  /** The environments that have work which nobody holds. */
  waiting: async (session: Session): Promise<number[]> =>
    (await session.query<{ environment: number }>(WAITING)).map(({ environment }) => environment),

  /** The statement that keeps work in hand, for the connection of heartbeats. */
  extend: EXTEND,

  /** Takes finished work out; answers how much of it was still held. */
  finish: (session: Session, claims: readonly Pick<Claim, 'id' | 'fence'>[]): Promise<number> =>
    session.execute(FINISH, [numbers(claims.map(({ id }) => id)), numbers(claims.map(({ fence }) => fence))]),

  /** Lays work back; `uncounted` where it was not the event that failed. */
  giveBack: (
    session: Session,
    claims: readonly Pick<Claim, 'id' | 'fence'>[],
    { pauseSeconds, uncounted }: { pauseSeconds: number; uncounted: boolean },
  ): Promise<number> =>
    session.execute(GIVE_BACK, [
      numbers(claims.map(({ id }) => id)),
      numbers(claims.map(({ fence }) => fence)),
      pauseSeconds,
      uncounted ? 1 : 0,
    ]),
};
