import { statement, type Session } from '../../platform/database/statement.js';
import type { ControlTotals } from './totals.js';

/** Of which events: by the time they were received, from (inclusive) to (exclusive). */
export interface TotalsScope {
  readonly environment: number;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only what these see; undefined: all. */
  readonly legalEntities?: readonly string[] | undefined;
}

/** A sum under one heading. Decimals are texts. */
export interface TotalsLine {
  readonly source: string;
  readonly purpose: string;
  readonly outcome: string;
  readonly legalEntity: string | null;
  readonly currency: string | null;
  /** Ends: purposes without parts, and parts. */
  readonly ends: number;
  /** Entries that count here: by their leading end, so that each counts once for a purpose. */
  readonly entries: number;
  readonly quantity: string;
  /** Absent for those who may not see money. */
  readonly amount?: string;
  /** Of the ends and the amount: what was billed elsewhere, and imported. */
  readonly imported: number;
  readonly importedAmount?: string;
}

const WITHIN = (table: string): string => `${table}.environment = $1
    AND ${table}.received_at >= coalesce($2::timestamptz, '-infinity')
    AND ${table}.received_at < coalesce($3::timestamptz, 'infinity')
    AND ($4::text[] IS NULL OR ${table}.legal_entity = ANY($4))`;

const EVENTS = statement(`
  SELECT count(*) AS received,
    count(*) FILTER (WHERE state = 'executed') AS executed,
    count(*) FILTER (WHERE state = 'waiting') AS waiting,
    count(*) FILTER (WHERE state = 'unmatched') AS unmatched,
    count(*) FILTER (WHERE state = 'quarantined') AS quarantined,
    count(*) FILTER (WHERE intake = 'import') AS imported
  FROM (
    SELECT e.intake, CASE
      WHEN EXISTS (SELECT FROM execution x WHERE x.event_id = e.id) THEN 'executed'
      WHEN EXISTS (SELECT FROM execution_queue q WHERE q.event_id = e.id) THEN 'waiting'
      ELSE (SELECT max(c.kind) FROM exception_case c WHERE c.event_id = e.id AND c.kind IN ('unmatched', 'quarantined'))
    END AS state
    FROM event e WHERE ${WITHIN('e')}
  ) AS each`);

/** The first of these among the ends of a purpose is how the entry ended for it. */
const RANK = `CASE outcome WHEN 'failed' THEN 1 WHEN 'rejected' THEN 2 WHEN 'held' THEN 3 WHEN 'accepted' THEN 4
    WHEN 'excluded' THEN 5 ELSE 6 END`;

const LINES = statement(`
  SELECT source, purpose, outcome, legal_entity AS "legalEntity", currency, count(*) AS ends,
    count(*) FILTER (WHERE place = 1) AS entries, coalesce(sum(quantity), 0)::text AS quantity,
    coalesce(sum(amount), 0)::text AS amount, count(*) FILTER (WHERE is_imported) AS imported,
    coalesce(sum(amount) FILTER (WHERE is_imported), 0)::text AS "importedAmount"
  FROM (
    SELECT s.*, row_number() OVER (PARTITION BY execution_id, purpose ORDER BY ${RANK}, part) AS place,
      EXISTS (SELECT FROM execution x WHERE x.id = s.execution_id AND x.cause = 'imported') AS is_imported
    FROM end_state s WHERE ${WITHIN('s')}
  ) AS ended
  GROUP BY source, purpose, outcome, legal_entity, currency
  ORDER BY source, purpose, ${RANK}, legal_entity, currency`);

/** Received is counted from executions, ended from their ends, flow by flow: two tables that must say the same. */
const PURPOSES = statement(`
  WITH came AS (
    SELECT e.source, x.flow, x.release_id, count(*) AS executions
    FROM execution x JOIN event e ON e.id = x.event_id
    WHERE e.environment = $1 AND e.received_at >= coalesce($2::timestamptz, '-infinity')
      AND e.received_at < coalesce($3::timestamptz, 'infinity') AND ($4::text[] IS NULL OR x.legal_entity = ANY($4))
    GROUP BY 1, 2, 3
  ), went AS (
    SELECT s.source, s.flow, x.release_id, s.purpose, count(DISTINCT s.execution_id) AS executions
    FROM end_state s JOIN execution x ON x.id = s.execution_id
    WHERE s.environment = $1 AND s.received_at >= coalesce($2::timestamptz, '-infinity')
      AND s.received_at < coalesce($3::timestamptz, 'infinity') AND ($4::text[] IS NULL OR x.legal_entity = ANY($4))
    GROUP BY 1, 2, 3, 4
  )
  SELECT came.source, coalesce(went.purpose, '') AS purpose, sum(came.executions)::bigint AS received,
    sum(coalesce(went.executions, 0))::bigint AS ended
  FROM came LEFT JOIN went USING (source, flow, release_id) GROUP BY 1, 2 ORDER BY 1, 2`);

const DELIVERIES = statement(`
  SELECT d.state, count(*) AS count, count(*) FILTER (WHERE d.code = 'IMPORTED') AS imported
  FROM delivery d JOIN execution x ON x.id = d.execution_id JOIN event e ON e.id = x.event_id
  WHERE ${WITHIN('e')} GROUP BY d.state ORDER BY d.state`);

export const totalsStore = {
  events: async (session: Session, scope: TotalsScope): Promise<ControlTotals['events']> =>
    (await session.one<ControlTotals['events']>(EVENTS, valuesOf(scope)))!,

  lines: (session: Session, scope: TotalsScope): Promise<TotalsLine[]> =>
    session.query<TotalsLine>(LINES, valuesOf(scope)),

  deliveries: (session: Session, scope: TotalsScope): Promise<ControlTotals['deliveries'][number][]> =>
    session.query<ControlTotals['deliveries'][number]>(DELIVERIES, valuesOf(scope)),

  purposes: (session: Session, scope: TotalsScope): Promise<ControlTotals['purposes'][number][]> =>
    session.query<ControlTotals['purposes'][number]>(PURPOSES, valuesOf(scope)),
};

function valuesOf({ environment, from, to, legalEntities }: TotalsScope): unknown[] {
  return [environment, from, to, legalEntities];
}
