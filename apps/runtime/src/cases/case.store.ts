import type { Scope } from '../access/caller.js';
import { statement, type Session } from '../platform/database/statement.js';

/** What is asked for; what is undefined is not limited. */
export interface CaseFilter {
  readonly environment: number;
  readonly scope: Scope;
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly reason?: string | undefined;
  readonly cause?: string | undefined;
  readonly team?: string | undefined;
  readonly assignee?: string | undefined;
  readonly legalEntity?: string | undefined;
  readonly ids?: readonly number[] | undefined;
}

export interface CaseRow {
  readonly id: number;
  readonly kind: string;
  readonly state: string;
  readonly reason: string;
  readonly message: string;
  readonly remedy: string | null;
  readonly cause: string;
  readonly purpose: string;
  readonly part: string;
  readonly legalEntity: string | null;
  readonly team: string | null;
  readonly assignee: string | null;
  readonly openedAt: string;
  readonly dueAt: string | null;
  readonly escalatedAt: string | null;
  readonly resolvedAt: string | null;
  readonly resolution: string | null;
  readonly eventId: number | null;
  readonly executionId: number | null;
  readonly deliveryId: number | null;
}

export interface CaseGroup {
  readonly cause: string;
  readonly kind: string;
  readonly reason: string;
  readonly team: string | null;
  readonly count: number;
  readonly oldest: string;
}

/** What the cases of a cause are about, by currency. */
export interface CaseMoney {
  readonly cause: string;
  readonly kind: string;
  readonly reason: string;
  readonly currency: string | null;
  readonly amount: string | null;
  readonly quantity: string | null;
}

export interface CaseEntry {
  readonly number: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly text: string | null;
}

/** What came in, and under which release it was executed. */
export interface CasePayload {
  readonly body: Buffer | null;
  readonly releaseId: number | null;
}

const COLUMNS = `c.id, c.kind, c.state, c.reason, c.message, c.remedy, c.cause, c.purpose, c.part, c.legal_entity AS "legalEntity",
  c.team, c.assignee, c.opened_at AS "openedAt", c.due_at AS "dueAt", c.escalated_at AS "escalatedAt",
  c.resolved_at AS "resolvedAt", c.resolution, c.event_id AS "eventId", c.execution_id AS "executionId", c.delivery_id AS "deliveryId"`;

/** Values 1 to 12 of every statement: the environment, the caller's limits, the filter. */
const MATCHING = `c.environment = $1
  AND ($2 OR EXISTS (SELECT FROM unnest($3::text[], $4::text[]) AS l (entity, team)
    WHERE (l.entity IS NULL OR l.entity = c.legal_entity) AND (l.team IS NULL OR l.team = c.team)))
  AND ($5::text IS NULL OR c.state = $5) AND ($6::text IS NULL OR c.kind = $6) AND ($7::text IS NULL OR c.reason = $7)
  AND ($8::text IS NULL OR c.cause = $8) AND ($9::text IS NULL OR c.team = $9) AND ($10::text IS NULL OR c.assignee = $10)
  AND ($11::text IS NULL OR c.legal_entity = $11) AND ($12::bigint[] IS NULL OR c.id = ANY($12))`;

const LIST = statement(
  `SELECT ${COLUMNS} FROM exception_case c WHERE ${MATCHING} AND ($13::bigint IS NULL OR c.id < $13) ORDER BY c.id DESC LIMIT $14`,
);
const LOCK = statement(`SELECT ${COLUMNS} FROM exception_case c WHERE ${MATCHING} FOR UPDATE`);
const GROUPS = statement(`
  SELECT c.cause, c.kind, c.reason, min(c.team) AS team, count(*) AS count, min(c.opened_at) AS oldest
  FROM exception_case c WHERE ${MATCHING} GROUP BY c.cause, c.kind, c.reason
  HAVING $13::bigint IS NULL OR (-count(*), c.cause, c.kind, c.reason) > (-$13, $14::text, $15::text, $16::text)
  ORDER BY -count(*), c.cause, c.kind, c.reason LIMIT $17`);
const MONEY = statement(`
  SELECT c.cause, c.kind, c.reason, coalesce(d.currency, s.currency) AS currency,
    sum(coalesce(d.amount, s.amount))::text AS amount, sum(coalesce(d.quantity, s.quantity))::text AS quantity
  FROM exception_case c
  LEFT JOIN delivery d ON d.id = c.delivery_id
  LEFT JOIN end_state s ON d.id IS NULL AND s.execution_id = c.execution_id
    AND (c.purpose = '' OR (s.purpose = c.purpose AND s.part = c.part))
  WHERE ${MATCHING} AND coalesce(d.amount, s.amount, d.quantity, s.quantity) IS NOT NULL
  GROUP BY c.cause, c.kind, c.reason, coalesce(d.currency, s.currency) ORDER BY 4`);
const REPEATABLE = statement(`
  SELECT ${COLUMNS} FROM exception_case c WHERE ${MATCHING} AND c.delivery_id IS NULL AND c.event_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM execution_queue q WHERE q.event_id = c.event_id OR q.execution_id = c.execution_id)
  ORDER BY c.id LIMIT $13`);
const HISTORY = statement('SELECT number, at, actor, action, text FROM case_entry WHERE case_id = $1 ORDER BY number');
const ENTRY = statement(`
  INSERT INTO case_entry (case_id, number, actor, action, text)
  SELECT $1, 1 + coalesce(max(number), 0), $2, $3, $4 FROM case_entry WHERE case_id = $1`);
const ASSIGN = statement('UPDATE exception_case SET assignee = $2 WHERE id = $1');
const RESOLVE = statement(`
  UPDATE exception_case SET state = 'resolved', resolution = $2, resolved_at = clock_timestamp(), resolved_by = $3
  WHERE id = $1 AND state = 'open'`);
const REOPEN = statement(`
  UPDATE exception_case SET state = 'open', resolution = NULL, resolved_at = NULL, resolved_by = NULL
  WHERE id = $1 AND state = 'resolved'`);
const PAYLOAD = statement(`
  SELECT p.body, coalesce(x.release_id, n.release_id) AS "releaseId"
  FROM exception_case c JOIN environment n ON n.id = c.environment
  LEFT JOIN execution x ON x.id = c.execution_id LEFT JOIN event e ON e.id = coalesce(x.event_id, c.event_id)
  LEFT JOIN event_payload p ON p.event_id = e.id AND p.received_at = e.received_at WHERE c.id = $1`);

export const caseStore = {
  list: (session: Session, filter: CaseFilter, before: number | undefined, limit: number): Promise<CaseRow[]> =>
    session.query<CaseRow>(LIST, [...valuesOf(filter), before ?? null, limit]),
  /** The case held until the transaction ends; undefined where it is not there, or not for this caller. */
  lock: (session: Session, filter: CaseFilter): Promise<CaseRow | undefined> =>
    session.one<CaseRow>(LOCK, valuesOf(filter)),
  /** The biggest first. */
  groups: (
    session: Session,
    filter: CaseFilter,
    after: readonly [count: number, cause: string, kind: string, reason: string] | undefined,
    limit: number,
  ): Promise<CaseGroup[]> =>
    session.query<CaseGroup>(GROUPS, [...valuesOf(filter), ...(after ?? [null, null, null, null]), limit]),
  money: (session: Session, filter: CaseFilter): Promise<CaseMoney[]> =>
    session.query<CaseMoney>(MONEY, valuesOf(filter)),
  /** Those whose event can be executed once more, and does not wait for that already. */
  repeatable: (session: Session, filter: CaseFilter, limit: number): Promise<CaseRow[]> =>
    session.query<CaseRow>(REPEATABLE, [...valuesOf(filter), limit]),
  history: (session: Session, id: number): Promise<CaseEntry[]> => session.query<CaseEntry>(HISTORY, [id]),
  enter: (
    session: Session,
    id: number,
    entry: Pick<CaseEntry, 'actor' | 'action'> & { text?: string },
  ): Promise<number> => session.execute(ENTRY, [id, entry.actor, entry.action, entry.text ?? null]),
  assign: (session: Session, id: number, assignee: string | null): Promise<number> =>
    session.execute(ASSIGN, [id, assignee]),
  resolve: (session: Session, id: number, resolution: string, by: string): Promise<number> =>
    session.execute(RESOLVE, [id, resolution, by]),
  reopen: (session: Session, id: number): Promise<number> => session.execute(REOPEN, [id]),
  payload: (session: Session, id: number): Promise<CasePayload | undefined> => session.one<CasePayload>(PAYLOAD, [id]),
};

function valuesOf({ environment, scope, ids, ...filter }: CaseFilter): unknown[] {
  const limits = scope === 'all' ? [] : scope;
  return [
    environment,
    scope === 'all',
    limits.map(({ legalEntity }) => legalEntity ?? null),
    limits.map(({ team }) => team ?? null),
    filter.state ?? null,
    filter.kind ?? null,
    filter.reason ?? null,
    filter.cause ?? null,
    filter.team ?? null,
    filter.assignee ?? null,
    filter.legalEntity ?? null,
    ids ?? null,
  ];
}
