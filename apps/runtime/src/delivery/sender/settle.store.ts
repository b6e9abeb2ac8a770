import type { Database } from '../../platform/database/database.js';
import { numbers, texts } from '../../platform/database/arrays.js';
import { statement, type Session } from '../../platform/database/statement.js';
import type { Settled } from './settled.js';

/** Writing down what became of tries: the only SQL that ends a lease. Every change asks for the fence that was claimed. */

const LOCK_EFFECTS = statement('SELECT id, last_seq FROM effect WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE');

/** Rows whose lease another has taken are left alone: a late answer never overwrites a newer state. */
const END = statement(`
  WITH input AS (
    SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[])
      AS t (id, fence, state, reference, code, message)
  ), gone AS (
    DELETE FROM delivery_queue q USING input i WHERE q.delivery_id = i.id AND q.fence = i.fence RETURNING q.delivery_id
  ), marked AS (
    UPDATE delivery d SET state = i.state, reference = coalesce(i.reference, d.reference), code = i.code, message = i.message,
      settled_at = CASE WHEN i.state = 'unknown' THEN NULL ELSE clock_timestamp() END
    FROM input i JOIN gone g ON g.delivery_id = i.id WHERE d.id = i.id
    RETURNING d.id, d.kind, d.reverses, d.state
  ), compensated AS (
    UPDATE delivery d SET state = 'compensated' FROM marked m
    WHERE d.id = m.reverses AND m.kind = 'reversal' AND m.state = 'posted'
  )
  SELECT id FROM marked`);

const AGAIN = statement(`
  WITH input AS (
    SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::float8[], $8::int[], $9::text[])
      AS t (id, fence, state, job, code, message, due_ms, absences, step)
  ), back AS (
    UPDATE delivery_queue q SET step = i.step, absences = i.absences, owner = NULL, leased_until = NULL,
      attempts = CASE WHEN q.step = i.step THEN q.attempts ELSE 0 END,
      due_at = clock_timestamp() + i.due_ms * interval '1 millisecond'
    FROM input i WHERE q.delivery_id = i.id AND q.fence = i.fence RETURNING q.delivery_id
  )
  UPDATE delivery d SET state = i.state, job = coalesce(i.job, d.job), code = i.code, message = i.message,
    perhaps_sent = d.perhaps_sent AND i.state <> 'pending'
  FROM input i JOIN back b ON b.delivery_id = i.id WHERE d.id = i.id
  RETURNING d.id`);

/** Given back unsent: as if it had not been claimed. */
const RELEASE = statement(`
  WITH input AS (SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[]) AS t (id, fence, state)),
  back AS (
    UPDATE delivery_queue q SET owner = NULL, leased_until = NULL, attempts = q.attempts - 1
    FROM input i WHERE q.delivery_id = i.id AND q.fence = i.fence RETURNING q.delivery_id, q.step
  )
  UPDATE delivery d SET state = i.state, attempts = d.attempts - (b.step = 'send')::int,
    first_sent_at = CASE WHEN b.step = 'send' AND d.attempts = 1 AND NOT d.perhaps_sent THEN NULL ELSE d.first_sent_at END
  FROM input i JOIN back b ON b.delivery_id = i.id WHERE d.id = i.id
  RETURNING d.id`);

const ATTEMPTS = statement(`
  INSERT INTO delivery_attempt (delivery_id, number, step, status, code, answer)
  SELECT id, number, step, status, code, nullif(substring($6::bytea FROM (sum(length) OVER (ORDER BY ordinal) - length + 1)::int FOR length), '')
  FROM unnest($1::bigint[], $2::int[], $3::text[], $4::smallint[], $5::text[], $7::int[])
    WITH ORDINALITY AS t (id, number, step, status, code, length, ordinal)`);

export async function lockEffects(session: Session, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await session.query<{ id: number; last_seq: number }>(LOCK_EFFECTS, [ids]);
  return new Map(rows.map(({ id, last_seq }) => [id, last_seq]));
}

/** Ends deliveries; answers the ids of those that were still ours. */
export async function end(session: Session, settled: readonly Settled[]): Promise<Set<number>> {
  const column = <T>(of: (settled: Settled) => T) => settled.map(of);
  const rows = await session.query<{ id: number }>(END, [
    numbers(column(({ claimed }) => claimed.id)),
    numbers(column(({ claimed }) => claimed.fence)),
    texts(column(({ outcome }) => outcome.to)),
    texts(column(({ outcome }) => (outcome.to === 'posted' ? outcome.reference : null))),
    texts(column(({ outcome }) => ('code' in outcome ? outcome.code : null))),
    texts(column(({ outcome }) => ('message' in outcome ? outcome.message : null))),
  ]);
  return idsOf(rows);
}

/** Puts deliveries back in the queue for their next step. */
export async function requeue(session: Session, settled: readonly Settled[]): Promise<Set<number>> {
  const outcomes = settled.map(({ outcome }) => outcome).filter((outcome) => outcome.to === 'again');
  const rows = await session.query<{ id: number }>(AGAIN, [
    settled.map(({ claimed }) => claimed.id),
    settled.map(({ claimed }) => claimed.fence),
    outcomes.map(({ state }) => state),
    outcomes.map(({ job }) => job ?? null),
    outcomes.map(({ code }) => code ?? null),
    outcomes.map(({ message }) => message ?? null),
    outcomes.map(({ dueMs }) => dueMs),
    outcomes.map(({ absences }) => absences),
    outcomes.map(({ step }) => step),
  ]);
  return idsOf(rows);
}

export async function release(session: Session, settled: readonly Settled[]): Promise<void> {
  await session.query(RELEASE, [
    settled.map(({ claimed }) => claimed.id),
    settled.map(({ claimed }) => claimed.fence),
    settled.map(({ claimed }) => claimed.state),
  ]);
}

/** What was tried and answered; of those that were no longer ours, as late. */
export async function recordAttempts(
  session: Session,
  settled: readonly Settled[],
  ours: ReadonlySet<number>,
): Promise<void> {
  const answers = settled.map(({ answer }) => answer ?? Buffer.alloc(0));
  await session.execute(ATTEMPTS, [
    numbers(settled.map(({ claimed }) => claimed.id)),
    numbers(settled.map(({ claimed }) => claimed.attempts)),
    texts(settled.map(({ claimed }) => claimed.step)),
    numbers(settled.map(({ status }) => status)),
    texts(settled.map(({ claimed, outcome }) => (ours.has(claimed.id) ? codeOf(outcome) : 'LATE'))),
    Buffer.concat(answers),
    numbers(answers.map(({ length }) => length)),
  ]);
}

function codeOf(outcome: Settled['outcome']): string | null {
  return 'code' in outcome ? (outcome.code ?? null) : null;
}

function idsOf(rows: readonly { id: number }[]): Set<number> {
  return new Set(rows.map(({ id }) => id));
}

const CHAIN = statement(`
  SELECT d.id, d.effect_id, d.seq, d.kind, d.environment, d.connection, d.legal_entity, r.state AS reversed_state
  FROM delivery d LEFT JOIN delivery r ON r.id = d.reverses
  WHERE d.effect_id = ANY ($1::bigint[]) AND d.state = 'pending'
    AND NOT EXISTS (SELECT FROM delivery_queue q WHERE q.delivery_id = d.id)
  ORDER BY d.effect_id, d.seq`);
const SUPERSEDE = statement(
  `UPDATE delivery SET state = 'superseded', settled_at = clock_timestamp() WHERE id = ANY ($1::bigint[])`,
);
const QUEUE = statement(`
  INSERT INTO delivery_queue (delivery_id, environment, connection, legal_entity)
  SELECT id, environment, connection, legal_entity FROM delivery WHERE id = ANY ($1::bigint[])
  ON CONFLICT (delivery_id) DO NOTHING`);

interface Link {
  readonly id: number;
  readonly effect_id: number;
  readonly kind: string;
  readonly reversed_state: string | null;
}

/**
 * Queues the next delivery of each of these chains, whose effects are locked. A reversal of what never came about is
 * superseded in its turn.
 */
export async function queueNext(session: Session, effects: readonly number[]): Promise<void> {
  const links = await session.query<Link>(CHAIN, [effects]);
  const void_: number[] = [];
  const heads = new Map<number, number>();
  for (const link of links) {
    if (heads.has(link.effect_id)) continue;
    const isVoid =
      link.kind === 'reversal' && (link.reversed_state === 'refused' || link.reversed_state === 'superseded');
    if (isVoid) void_.push(link.id);
    else heads.set(link.effect_id, link.id);
  }
  if (void_.length > 0) await session.execute(SUPERSEDE, [void_]);
  if (heads.size > 0) await session.execute(QUEUE, [[...heads.values()]]);
}

const GATE = statement(`
  UPDATE connection_gate SET breaker = $3, failures = $4, cause = $5,
    closed_until = greatest(closed_until, clock_timestamp() + $6::float8 * interval '1 millisecond')
  WHERE environment = $1 AND connection = $2`);
const STOP = statement(
  'UPDATE connection_gate SET paused_at = clock_timestamp(), paused_by = $3 WHERE environment = $1 AND connection = $2 AND paused_at IS NULL',
);

export interface GateChange {
  readonly environment: number;
  readonly connection: string;
  readonly breaker: string;
  readonly failures: number;
  readonly cause: string | undefined;
  readonly closedForMs: number;
}

/** Closes or opens a gate; a gate is only ever closed for longer, never for less. */
export async function changeGate(database: Pick<Database, 'heartbeat'>, change: GateChange): Promise<void> {
  const { environment, connection, breaker, failures, cause, closedForMs } = change;
  await database.heartbeat(GATE, [environment, connection, breaker, failures, cause ?? null, closedForMs]);
}

/** Nothing more goes this way until a person says so. */
export async function stopRoute(session: Session, environment: number, connection: string, by: string): Promise<void> {
  await session.execute(STOP, [environment, connection, by]);
}
