import type { Database } from '../../platform/database/database.js';
import { statement, type Session } from '../../platform/database/statement.js';
import { windowsAt } from './windows.js';
import type { Claimed, Step } from './claimed.js';

/** Taking work: the only SQL that leases deliveries. Whoever holds a connection's gate row sends for it, and nobody else. */

export interface Target {
  readonly environment: number;
  readonly connection: string;
}

export interface Wanted {
  readonly owner: string;
  readonly leaseMs: number;
  /** How long this process may send for the connection without asking again. */
  readonly holdMs: number;
  readonly count: number;
  readonly ratePerMinute: number | undefined;
}

/** The gate as the database has it. */
export interface GateRow {
  readonly closed_ms: number;
  readonly cause: string | null;
  readonly breaker: 'closed' | 'open' | 'half-open';
  readonly failures: number;
  readonly allowance: number;
  readonly is_paused: boolean;
  readonly review: boolean;
  /** Whoever sent before did not give it back: what it last heard from the target may have died with it. */
  readonly is_taken_over: boolean;
  readonly now: string;
}

export type Claim =
  | { readonly kind: 'busy' }
  | { readonly kind: 'shut'; readonly gate: GateRow }
  | { readonly kind: 'claimed'; readonly gate: GateRow; readonly rows: readonly Claimed[] };

const ENSURE_GATE = statement(
  'INSERT INTO connection_gate (environment, connection) VALUES ($1, $2) ON CONFLICT DO NOTHING',
);

/** The rate's allowance grows with time, up to what a second holds: bursts do not add up. */
const LOCK_GATE = statement(`
  SELECT greatest(0, extract(epoch FROM closed_until - clock_timestamp()) * 1000)::float8 AS closed_ms, cause, breaker, failures,
    least(greatest(1, $3::float8 / 60), coalesce(allowance, 1e9)
      + $3::float8 / 60 * extract(epoch FROM clock_timestamp() - coalesce(counted_at, clock_timestamp())))::float8 AS allowance,
    paused_at IS NOT NULL AS is_paused, review,
    holder IS NOT NULL AND holder <> $4 AS is_taken_over, clock_timestamp()::text AS now
  FROM connection_gate
  WHERE environment = $1 AND connection = $2 AND (holder IS NULL OR holder = $4 OR held_until < clock_timestamp())
  FOR UPDATE SKIP LOCKED`);

const CLOSED_ENTITIES = statement(windowsAt('clock_timestamp()'));

/** `OFFSET 0`: each is looked up by itself, whatever the server believes of the sizes of tables. */
const CLAIM = statement(`
  WITH picked AS MATERIALIZED (
    SELECT q.delivery_id, q.leased_until IS NOT NULL AS is_lost, d.state,
      extract(epoch FROM clock_timestamp() - d.first_sent_at)::float8 * 1000 AS age_ms
    FROM delivery_queue q JOIN delivery d ON d.id = q.delivery_id
    WHERE q.environment = $1 AND q.connection = $2 AND q.due_at <= $3::timestamptz
      AND (q.leased_until IS NULL OR q.leased_until < $3::timestamptz)
      AND (q.step <> 'send' OR d.state = 'sending' OR (NOT d.review AND (NOT $7::boolean OR d.reviewed_by IS NOT NULL)
        AND NOT (CASE WHEN q.legal_entity = ANY ($8::text[]) THEN q.legal_entity = ANY ($9::text[]) ELSE $10::boolean END)))
    ORDER BY q.due_at LIMIT $4
    FOR UPDATE OF q, d SKIP LOCKED
  ), leased AS (
    UPDATE delivery_queue q SET owner = $5, fence = q.fence + 1, attempts = q.attempts + 1,
      leased_until = clock_timestamp() + $6::float8 * interval '1 millisecond'
    FROM picked p WHERE q.delivery_id = p.delivery_id
    RETURNING q.delivery_id, q.step, q.fence, q.attempts, q.absences, p.is_lost, p.state, p.age_ms
  ), marked AS (
    UPDATE delivery d SET state = CASE WHEN l.step = 'send' THEN 'sending' ELSE d.state END,
      attempts = d.attempts + (l.step = 'send')::int,
      first_sent_at = CASE WHEN l.step = 'send' THEN coalesce(d.first_sent_at, clock_timestamp()) ELSE d.first_sent_at END
    FROM leased l WHERE d.id = l.delivery_id
    RETURNING d.id, d.effect_id, d.seq, d.execution_id, d.operation, d.purpose, d.part, d.kind, d.legal_entity,
      d.idempotency_key, d.body_hash, d.attempts, d.reference, d.job, d.reverses, d.created_at, d.perhaps_sent,
      l.step, l.fence, l.attempts AS tries, l.absences, l.is_lost, l.state, l.age_ms
  )
  SELECT m.*, b.body, b.remember, x.release_id, x.event_id, r.reference AS reversed_reference, r.idempotency_key AS reversed_key
  FROM marked m
    CROSS JOIN LATERAL (SELECT body, remember FROM delivery_payload WHERE delivery_id = m.id AND created_at = m.created_at OFFSET 0) b
    CROSS JOIN LATERAL (SELECT release_id, event_id FROM execution WHERE id = m.execution_id OFFSET 0) x
    LEFT JOIN LATERAL (SELECT reference, idempotency_key FROM delivery WHERE id = m.reverses OFFSET 0) r ON true`);

const HOLD = statement(`
  UPDATE connection_gate SET holder = $3, held_until = clock_timestamp() + $4::float8 * interval '1 millisecond',
    allowance = $5, counted_at = clock_timestamp(), breaker = $6
  WHERE environment = $1 AND connection = $2`);

const LEAVE = statement(
  'UPDATE connection_gate SET holder = NULL, held_until = NULL WHERE environment = $1 AND connection = $2 AND holder = $3',
);

/** Lets another process send for the connection at once. */
export async function leave(session: Session, { environment, connection }: Target, owner: string): Promise<void> {
  await session.execute(LEAVE, [environment, connection, owner]);
}

/** Takes up to so many deliveries that are due, if this process may send for the connection now. */
export async function claim(database: Database, target: Target, wanted: Wanted): Promise<Claim> {
  const claimed = await database.transaction((session) => claimIn(session, target, wanted), { isByIndex: true });
  if (claimed !== 'no-gate') return claimed;
  await database.execute(ENSURE_GATE, [target.environment, target.connection]);
  return claim(database, target, wanted);
}

async function claimIn(session: Session, target: Target, wanted: Wanted): Promise<Claim | 'no-gate'> {
  const where = [target.environment, target.connection];
  const found = await session.one<GateRow>(LOCK_GATE, [...where, wanted.ratePerMinute ?? 6e9, wanted.owner]);
  if (!found) return (await hasGate(session, where)) ? { kind: 'busy' } : 'no-gate';
  if (found.closed_ms > 0 || found.is_paused) return { kind: 'shut', gate: found };
  // After a rest, and after a process that died, one request goes ahead alone.
  const isProbe = found.breaker !== 'closed' || found.is_taken_over;
  const gate: GateRow = { ...found, breaker: isProbe ? 'half-open' : 'closed' };
  const count = countOf(gate, wanted);
  const rows = count > 0 ? await claimRows(session, where, { gate, wanted, count }) : [];
  await session.execute(HOLD, [...where, wanted.owner, wanted.holdMs, gate.allowance - rows.length, gate.breaker]);
  return { kind: 'claimed', gate, rows: rows.map((row) => claimedOf(row, target)) };
}

async function claimRows(
  session: Session,
  where: readonly unknown[],
  { gate, wanted, count }: { gate: GateRow; wanted: Wanted; count: number },
): Promise<ClaimRow[]> {
  const closed = await closedEntities(session, where);
  const { owner, leaseMs } = wanted;
  return session.query<ClaimRow>(CLAIM, [...where, gate.now, count, owner, leaseMs, gate.review, ...closed]);
}

function countOf(gate: GateRow, { count, ratePerMinute }: Wanted): number {
  if (gate.breaker !== 'closed') return Math.min(1, count);
  return ratePerMinute === undefined ? count : Math.min(count, Math.floor(gate.allowance));
}

/** Entities with windows of their own, those of them that are closed, and whether all others are. */
async function closedEntities(session: Session, where: readonly unknown[]): Promise<[string[], string[], boolean]> {
  const windows = await session.query<{ legal_entity: string; is_all: boolean; is_open: boolean }>(
    CLOSED_ENTITIES,
    where,
  );
  const own = windows.filter(({ is_all }) => !is_all);
  const isAllClosed = windows.some(({ is_all, is_open }) => is_all && !is_open);
  return [
    own.map((row) => row.legal_entity),
    own.filter(({ is_open }) => !is_open).map((row) => row.legal_entity),
    isAllClosed,
  ];
}

async function hasGate(session: Session, where: readonly unknown[]): Promise<boolean> {
  return (
    (await session.one('SELECT FROM connection_gate WHERE environment = $1 AND connection = $2', where)) !== undefined
  );
}

interface ClaimRow {
  readonly id: number;
  readonly effect_id: number;
  readonly seq: number;
  readonly execution_id: number;
  readonly event_id: number;
  readonly release_id: number;
  readonly operation: string;
  readonly purpose: string;
  readonly part: string;
  readonly kind: Claimed['kind'];
  readonly legal_entity: string | null;
  readonly idempotency_key: string;
  readonly body_hash: Buffer;
  readonly attempts: number;
  readonly reference: string | null;
  readonly job: string | null;
  readonly step: Step;
  readonly fence: number;
  readonly tries: number;
  readonly absences: number;
  readonly is_lost: boolean;
  readonly perhaps_sent: boolean;
  readonly state: string;
  readonly age_ms: number | null;
  readonly body: Buffer;
  readonly remember: Buffer | null;
  readonly reversed_reference: string | null;
  readonly reversed_key: string | null;
}

function claimedOf(row: ClaimRow, target: Target): Claimed {
  return {
    environment: target.environment,
    connection: target.connection,
    id: row.id,
    operation: row.operation,
    step: row.step,
    fence: row.fence,
    tries: row.tries,
    attempts: row.attempts,
    absences: row.absences,
    isLost: row.is_lost,
    isUncertain: row.state === 'sending' || row.perhaps_sent,
    isPerhapsSent: row.perhaps_sent,
    state: row.state,
    kind: row.kind,
    ageMs: row.age_ms ?? undefined,
    effectId: row.effect_id,
    seq: row.seq,
    executionId: row.execution_id,
    eventId: row.event_id,
    releaseId: row.release_id,
    purpose: row.purpose,
    part: row.part,
    legalEntity: row.legal_entity ?? undefined,
    bodyHash: row.body_hash,
    key: row.idempotency_key,
    body: row.body,
    remember: row.remember ?? undefined,
    reference: row.reversed_reference ?? row.reference ?? undefined,
    reversed: row.reversed_key ?? undefined,
    job: row.job ?? undefined,
  };
}
