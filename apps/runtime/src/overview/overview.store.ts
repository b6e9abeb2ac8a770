import { statement, type Session } from '../platform/database/statement.js';
import type { Overview } from './overview.js';

/** Of what was received from a day (inclusive) to a day (exclusive), in UTC. */
export interface OverviewScope {
  readonly environment: number;
  readonly from: string;
  readonly to: string;
  /** Only what these see; undefined: all. */
  readonly legalEntities: readonly string[] | undefined;
}

/** What ended how, of a day, a source, a legal entity, a currency and a purpose. Decimals are texts. */
export interface OverviewCell {
  /** `2026-11-21`. */
  readonly day: string;
  readonly source: string;
  readonly legalEntity: string | null;
  readonly currency: string | null;
  readonly purpose: string;
  readonly outcome: string;
  readonly entries: number;
  readonly quantity: string;
  /** Absent for those who may not see money. */
  readonly amount?: string;
}

/** What was approved, is to be billed, and is not yet: held, rejected or failed on its way. */
export interface UnbilledLine {
  readonly outcome: string;
  readonly reason: string | null;
  readonly owner: string | null;
  readonly legalEntity: string | null;
  readonly currency: string | null;
  readonly entries: number;
  readonly quantity: string;
  /** As far as the rate was known; absent for those who may not see money. */
  readonly amount?: string;
  readonly oldest: string;
}

/** What is owed to a target and not yet confirmed by it. */
export interface PendingLine {
  readonly connection: string;
  readonly state: string;
  readonly legalEntity: string | null;
  readonly count: number;
  readonly oldest: string;
}

/** From receipt to the target's confirmation, in seconds, of what was confirmed on a day. */
export interface LatencyLine {
  readonly day: string;
  readonly posted: number;
  readonly median: number;
  readonly p95: number;
}

const ENDED = `s.environment = $1 AND s.received_at >= $2::timestamptz AND s.received_at < $3::timestamptz
    AND ($4::text[] IS NULL OR s.legal_entity = ANY($4))`;
const DAY = (moment: string): string => `to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;

/** The first of these among the ends of a purpose is how the entry ended for it. */
const RANK = `CASE outcome WHEN 'failed' THEN 1 WHEN 'rejected' THEN 2 WHEN 'held' THEN 3 WHEN 'accepted' THEN 4
    WHEN 'excluded' THEN 5 ELSE 6 END`;

export const CELLS_MAX = 20_000;

const CELLS = statement(`
  SELECT ${DAY('received_at')} AS day, source, legal_entity AS "legalEntity", currency, purpose, outcome,
    count(*) FILTER (WHERE place = 1) AS entries, coalesce(sum(quantity), 0)::text AS quantity, coalesce(sum(amount), 0)::text AS amount
  FROM (
    SELECT s.*, row_number() OVER (PARTITION BY execution_id, purpose ORDER BY ${RANK}, part) AS place
    FROM end_state s WHERE ${ENDED}
  ) AS ended
  GROUP BY 1, source, legal_entity, currency, purpose, outcome ORDER BY 1, source, purpose, ${RANK} LIMIT ${CELLS_MAX + 1}`);
const DAYS = statement(`
  SELECT ${DAY('received_at')} AS day, count(*) AS received FROM event s WHERE ${ENDED} GROUP BY 1 ORDER BY 1`);
const UNBILLED = statement(`
  SELECT outcome, reason, owner, legal_entity AS "legalEntity", currency, count(DISTINCT execution_id) AS entries,
    coalesce(sum(quantity), 0)::text AS quantity, coalesce(sum(amount), 0)::text AS amount, min(received_at) AS oldest
  FROM end_state s WHERE ${ENDED} AND purpose = 'billing' AND outcome IN ('held', 'rejected', 'failed')
  GROUP BY 1, 2, 3, 4, 5 ORDER BY entries DESC LIMIT 500`);
const PENDING = statement(`
  SELECT d.connection, d.state, d.legal_entity AS "legalEntity", count(*) AS count, min(d.created_at) AS oldest
  FROM delivery d WHERE d.environment = $1 AND d.state IN ('pending', 'sending', 'sent', 'unknown')
    AND ($2::text[] IS NULL OR d.legal_entity = ANY($2))
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 LIMIT 1000`);
const LATENCY = statement(`
  SELECT ${DAY('d.settled_at')} AS day, count(*) AS posted,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM d.settled_at - e.received_at))::float8 AS median,
    percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM d.settled_at - e.received_at))::float8 AS p95
  FROM event e JOIN execution x ON x.event_id = e.id JOIN delivery d ON d.execution_id = x.id
  WHERE e.environment = $1 AND e.received_at >= $2::timestamptz AND e.received_at < $3::timestamptz
    AND ($4::text[] IS NULL OR d.legal_entity = ANY($4)) AND d.state = 'posted' AND d.kind = 'effect' AND d.settled_at IS NOT NULL
    AND d.code IS DISTINCT FROM 'IMPORTED'
  GROUP BY 1 ORDER BY 1`);
const OPEN_CASES = statement(`
  SELECT count(*) AS open, count(*) FILTER (WHERE due_at < clock_timestamp()) AS overdue
  FROM exception_case WHERE environment = $1 AND state = 'open' AND ($2::text[] IS NULL OR legal_entity = ANY($2))`);

export const overviewStore = {
  cells: (session: Session, scope: OverviewScope): Promise<OverviewCell[]> => session.query(CELLS, valuesOf(scope)),
  days: (session: Session, scope: OverviewScope): Promise<Overview['days'][number][]> =>
    session.query(DAYS, valuesOf(scope)),
  unbilled: (session: Session, scope: OverviewScope): Promise<UnbilledLine[]> =>
    session.query(UNBILLED, valuesOf(scope)),
  pending: (session: Session, { environment, legalEntities }: OverviewScope): Promise<PendingLine[]> =>
    session.query(PENDING, [environment, legalEntities]),
  latency: (session: Session, scope: OverviewScope): Promise<LatencyLine[]> => session.query(LATENCY, valuesOf(scope)),
  cases: async (session: Session, { environment, legalEntities }: OverviewScope): Promise<Overview['cases']> =>
    (await session.one<Overview['cases']>(OPEN_CASES, [environment, legalEntities]))!,
};

function valuesOf({ environment, from, to, legalEntities }: OverviewScope): unknown[] {
  return [environment, `${from}T00:00:00Z`, `${to}T00:00:00Z`, legalEntities];
}
