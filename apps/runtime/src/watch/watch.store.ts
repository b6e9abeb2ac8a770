import { statement, type Session } from '../platform/database/statement.js';

/** A level with its labels. */
export interface Level {
  readonly value: number;
  readonly labels: Readonly<Record<string, string>>;
}

const level = (text: string) =>
  statement(`SELECT value::float8 AS value, to_jsonb(l) - 'value' AS labels FROM (${text}) AS l`);

/** Each is read from what is small for ever, or from the newest few: asking costs the same with ten million events. */
export const WATCHED = {
  waiting: level(`
    SELECT n.name AS environment, q.cause, count(*) AS value FROM execution_queue q
    JOIN environment n ON n.id = q.environment GROUP BY 1, 2`),
  owed: level(`
    SELECT n.name AS environment, q.connection, q.step, count(*) AS value FROM delivery_queue q
    JOIN environment n ON n.id = q.environment GROUP BY 1, 2, 3`),
  cases: level(`
    SELECT n.name AS environment, c.kind, c.reason, count(*) AS value FROM exception_case c
    JOIN environment n ON n.id = c.environment WHERE c.state = 'open' GROUP BY 1, 2, 3`),
  closed: level(`
    SELECT n.name AS environment, g.connection, CASE WHEN g.paused_at IS NOT NULL THEN 'paused'
      WHEN g.breaker <> 'closed' THEN 'breaker' ELSE 'throttled' END AS why,
      greatest(0, coalesce(extract(epoch FROM g.closed_until - clock_timestamp()), 0)) AS value
    FROM connection_gate g JOIN environment n ON n.id = g.environment
    WHERE g.paused_at IS NOT NULL OR g.breaker <> 'closed' OR g.closed_until > clock_timestamp()`),
  done: level(`
    SELECT relname AS table, n_tup_ins AS value FROM pg_stat_user_tables
    WHERE schemaname = current_schema() AND relname IN ('event', 'execution', 'delivery', 'exception_case')`),
  latency: level(`
    SELECT quantile::text AS quantile, value FROM (
      SELECT percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (
        ORDER BY extract(epoch FROM d.settled_at - coalesce(e.occurred_at, e.received_at))) AS seconds
      FROM (SELECT settled_at, execution_id FROM delivery WHERE state = 'posted' ORDER BY id DESC LIMIT 500) AS d
      JOIN execution x ON x.id = d.execution_id JOIN event e ON e.id = x.event_id
      WHERE d.settled_at > clock_timestamp() - interval '5 minutes'
    ) AS newest, unnest(ARRAY[0.5, 0.95, 0.99], newest.seconds) AS point (quantile, value) WHERE value IS NOT NULL`),
} as const;

export const watchStore = {
  levels: (session: Session, what: keyof typeof WATCHED): Promise<Level[]> => session.query<Level>(WATCHED[what]),
};
