import { statement, type Session } from '../platform/database/statement.js';

/** How a connection fares, and a person's word on it. */

export interface GateState {
  readonly connection: string;
  readonly breaker: string;
  readonly cause: string | null;
  readonly closedUntil: string | null;
  readonly pausedBy: string | null;
  readonly pausedAt: string | null;
  readonly review: boolean;
  readonly waiting: number;
  readonly oldestAt: string | null;
}

export interface PostingWindow {
  /** Null or absent: all that have none of their own. */
  readonly legalEntity?: string | null | undefined;
  readonly timezone: string;
  readonly days: readonly number[];
  readonly opens: string;
  readonly closes: string;
}

const GATES = statement(`
  SELECT s.connection, coalesce(g.breaker, 'closed') AS breaker, g.cause,
    CASE WHEN g.closed_until > clock_timestamp() THEN g.closed_until END AS "closedUntil", g.paused_by AS "pausedBy", g.paused_at AS "pausedAt",
    coalesce(g.review, false) AS review, q.waiting, q.oldest_at AS "oldestAt"
  FROM (SELECT connection FROM connection_setting WHERE environment = $1
    UNION SELECT connection FROM connection_gate WHERE environment = $1) s
    LEFT JOIN connection_gate g ON g.environment = $1 AND g.connection = s.connection
    LEFT JOIN LATERAL (SELECT count(*)::int AS waiting, min(due_at) AS oldest_at
      FROM (SELECT due_at FROM delivery_queue WHERE environment = $1 AND connection = s.connection LIMIT 10000) AS due) q ON true
  WHERE $2::text IS NULL OR s.connection > $2 ORDER BY s.connection LIMIT $3`);
const ENSURE = statement(
  'INSERT INTO connection_gate (environment, connection) VALUES ($1, $2) ON CONFLICT DO NOTHING',
);
const PAUSE = statement(
  'UPDATE connection_gate SET paused_by = $3, paused_at = clock_timestamp() WHERE environment = $1 AND connection = $2 AND paused_at IS NULL',
);
const RESUME = statement(`
  UPDATE connection_gate SET paused_by = NULL, paused_at = NULL, closed_until = NULL, cause = NULL, breaker = 'closed', failures = 0
  WHERE environment = $1 AND connection = $2`);
const REVIEW = statement('UPDATE connection_gate SET review = $3 WHERE environment = $1 AND connection = $2');
const WINDOWS = statement(`
  SELECT legal_entity AS "legalEntity", timezone, days, opens::text, closes::text FROM posting_window
  WHERE environment = $1 AND connection = $2 ORDER BY id`);
const CLEAR_WINDOWS = statement('DELETE FROM posting_window WHERE environment = $1 AND connection = $2');
const ADD_WINDOW = statement(`
  INSERT INTO posting_window (environment, connection, legal_entity, timezone, days, opens, closes)
  VALUES ($1, $2, $3, $4, $5::smallint[], $6::time, $7::time)`);
const KNOWS_ZONE = statement('SELECT name FROM pg_timezone_names WHERE name = $1');

const CLOSED = statement(`
  SELECT greatest(0, extract(epoch FROM closed_until - clock_timestamp()) * 1000)::float8 AS closed_ms
  FROM connection_gate WHERE environment = $1 AND connection = $2`);
const CLOSE = statement(`
  INSERT INTO connection_gate AS g (environment, connection, cause, closed_until)
  VALUES ($1, $2, $3, clock_timestamp() + $4::float8 * interval '1 millisecond')
  ON CONFLICT (environment, connection) DO UPDATE
    SET cause = excluded.cause, closed_until = greatest(g.closed_until, excluded.closed_until)`);

/** How long nothing may be asked of the connection; 0 where it is open. */
export async function closedForMs(session: Session, environment: number, connection: string): Promise<number> {
  return (await session.one<{ closed_ms: number }>(CLOSED, [environment, connection]))?.closed_ms ?? 0;
}

/** Nothing is asked or sent before the pause is over that a target asked for. */
export async function closeGate(
  session: Session,
  gate: { environment: number; connection: string; cause: string; closedForMs: number },
): Promise<void> {
  await session.execute(CLOSE, [gate.environment, gate.connection, gate.cause, gate.closedForMs]);
}

export const gateStore = {
  /** By name, those after one. */
  states: (session: Session, environment: number, after: string | undefined, limit: number): Promise<GateState[]> =>
    session.query<GateState>(GATES, [environment, after ?? null, limit]),

  async pause(session: Session, environment: number, connection: string, by: string): Promise<boolean> {
    await session.execute(ENSURE, [environment, connection]);
    return (await session.execute(PAUSE, [environment, connection, by])) > 0;
  },

  async resume(session: Session, environment: number, connection: string): Promise<void> {
    await session.execute(RESUME, [environment, connection]);
  },

  async review(session: Session, environment: number, connection: string, isOn: boolean): Promise<void> {
    await session.execute(ENSURE, [environment, connection]);
    await session.execute(REVIEW, [environment, connection, isOn]);
  },

  windows: (session: Session, environment: number, connection: string): Promise<PostingWindow[]> =>
    session.query<PostingWindow>(WINDOWS, [environment, connection]),

  async setWindows(
    session: Session,
    { environment, connection }: { environment: number; connection: string },
    windows: readonly PostingWindow[],
  ): Promise<void> {
    await session.execute(CLEAR_WINDOWS, [environment, connection]);
    for (const { legalEntity, timezone, days, opens, closes } of windows)
      await session.execute(ADD_WINDOW, [environment, connection, legalEntity ?? null, timezone, days, opens, closes]);
  },

  knowsZone: async (session: Session, name: string): Promise<boolean> =>
    (await session.one(KNOWS_ZONE, [name])) !== undefined,
};
