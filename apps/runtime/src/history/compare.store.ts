import { statement, type Session } from '../platform/database/statement.js';
import type { StagedLine } from './history-line.js';

/** How a line stands to what is there. */
export type HistoryDifference = 'added' | 'changed' | 'unchanged' | 'repeated' | 'refused';

export interface HistoryImport extends Record<HistoryDifference, number> {
  readonly id: string;
  readonly state: 'reading' | 'compared' | 'applied' | 'failed';
  readonly releaseId: number;
  readonly error: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly appliedBy: string | null;
  readonly appliedAt: string | null;
}

/** What an import adds under one heading. */
export interface HistorySum {
  readonly flow: string;
  readonly purpose: string;
  readonly currency: string | null;
  readonly entries: number;
  readonly documents: number;
  readonly quantity: string;
  readonly amount: string;
}

export interface HistoryRow {
  readonly row: number;
  readonly kind: 'entry' | 'opening';
  readonly flow: string | null;
  readonly key: string | null;
  readonly revision: string | null;
  readonly purpose: string | null;
  readonly part: string | null;
  readonly to: string | null;
  readonly operation: string | null;
  readonly reference: string | null;
  readonly quantity: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly balance: string | null;
  readonly balanceKey: string | null;
  readonly drawn: string | null;
  /** Of a balance: what was said to be drawn before. */
  readonly drawnBefore: string | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly executionId: number | null;
}

const COLUMNS = `id, state, release_id AS "releaseId", added, changed, unchanged, repeated, refused, error, created_by AS "createdBy",
  created_at AS "createdAt", applied_by AS "appliedBy", applied_at AS "appliedAt"`;
const BEGIN = statement(
  'INSERT INTO history_import (environment, release_id, created_by) VALUES ($1, $2, $3) RETURNING id',
);
const FIND = statement(`SELECT ${COLUMNS} FROM history_import WHERE environment = $1 AND id = $2`);
const LOCK = statement(`SELECT ${COLUMNS} FROM history_import WHERE environment = $1 AND id = $2 FOR UPDATE`);
const LIST = statement(`
SELECT ${COLUMNS} FROM history_import
WHERE environment = $1 AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
ORDER BY created_at DESC, id DESC LIMIT $4`);
const FAIL = statement(`UPDATE history_import SET state = 'failed', error = $2 WHERE id = $1`);

const STAGED = `row, kind, flow, source, source_id, type, key, revision, purpose, part, connection, operation, effect_key,
  reference, idempotency_key, body, quantity, amount, currency, legal_entity, customer, contract, project, resource,
  work_date, balance, balance_key, drawn, mark, hash, difference, code, message`;
const STAGE = statement(`
INSERT INTO history_row (import_id, ${STAGED})
SELECT $1, ${STAGED} FROM json_populate_recordset(NULL::history_row, $2::json)`);

/** The same line again is passed over; another one of the same document is refused. */
const REPEATED = statement(`
UPDATE history_row line SET difference = CASE WHEN other.is_same THEN 'repeated' ELSE 'refused' END,
  code = CASE WHEN other.is_same THEN NULL ELSE 'LINE_CONTRADICTS' END,
  message = CASE WHEN other.is_same THEN 'line ' || other.first || ' says the same' ELSE 'line ' || other.first || ' says otherwise of the same' END
FROM (
  SELECT row, first_value(row) OVER same AS first, first_value(hash) OVER same = hash AS is_same
  FROM history_row WHERE import_id = $1 AND difference = 'read'
  WINDOW same AS (PARTITION BY kind, flow, source, key, mark, CASE WHEN kind = 'opening' THEN balance || ' ' || balance_key END ORDER BY row)
) other
WHERE line.import_id = $1 AND line.row = other.row AND other.first <> other.row`);

const DISAGREEING = statement(`
UPDATE history_row line SET difference = 'refused', code = 'ENTRY_CONTRADICTS',
  message = 'line ' || other.first || ' gives the same entry another revision, id or legal entity'
FROM (
  SELECT row, first_value(row) OVER entry AS first, (revision, source_id, legal_entity) IS NOT DISTINCT FROM
    (first_value(revision) OVER entry, first_value(source_id) OVER entry, first_value(legal_entity) OVER entry) AS is_same
  FROM history_row WHERE import_id = $1 AND difference = 'read' AND kind = 'entry'
  WINDOW entry AS (PARTITION BY flow, source, key ORDER BY row)
) other
WHERE line.import_id = $1 AND line.row = other.row AND NOT other.is_same`);

const EFFECT_TWICE = statement(`
UPDATE history_row line SET difference = 'refused', code = 'DOCUMENT_TWICE',
  message = 'line ' || other.first || ' has the same document of another entry'
FROM (
  SELECT row, first_value(row) OVER effect AS first FROM history_row
  WHERE import_id = $1 AND difference = 'read' AND effect_key IS NOT NULL
  WINDOW effect AS (PARTITION BY connection, effect_key ORDER BY row)
) other
WHERE line.import_id = $1 AND line.row = other.row AND other.first <> other.row`);

const ENTRY_KNOWN = statement(`
UPDATE history_row line SET
  difference = CASE WHEN x.cause = 'imported' AND x.revision IS NOT DISTINCT FROM line.revision THEN 'unchanged' ELSE 'refused' END,
  code = CASE WHEN x.cause = 'imported' AND x.revision IS NOT DISTINCT FROM line.revision THEN NULL ELSE 'ENTRY_KNOWN' END,
  message = CASE WHEN x.cause = 'imported' AND x.revision IS NOT DISTINCT FROM line.revision THEN NULL
    ELSE 'execution ' || x.id || ' stands for this entry already' END
FROM business_key k JOIN execution x ON x.id = k.execution_id
WHERE line.import_id = $1 AND line.difference = 'read' AND line.kind = 'entry'
  AND k.environment = $2 AND k.flow = line.flow AND k.source = line.source AND k.key = line.key`);

const EVENT_KNOWN = statement(`
UPDATE history_row line SET difference = 'refused', code = 'EVENT_KNOWN', message = 'event ' || e.id || ' has this id already'
FROM event e
WHERE line.import_id = $1 AND line.difference = 'read' AND line.kind = 'entry'
  AND e.environment = $2 AND e.source = line.source AND e.source_id = line.source_id AND e.intake <> 'import'`);

const EFFECT_KNOWN = statement(`
UPDATE history_row line SET difference = 'refused', code = 'DOCUMENT_KNOWN', message = 'something was delivered under this key already'
FROM effect f
WHERE line.import_id = $1 AND line.difference = 'read' AND line.effect_key IS NOT NULL
  AND f.environment = $2 AND f.connection = line.connection AND f.key = line.effect_key AND f.last_seq > 0`);

const DOCUMENT_LATE = statement(`
UPDATE history_row line SET difference = 'refused', code = 'ENTRY_KNOWN', message = 'the entry was imported before, without this document'
WHERE line.import_id = $1 AND line.difference = 'unchanged' AND line.effect_key IS NOT NULL AND NOT EXISTS (
  SELECT FROM effect f WHERE f.environment = $2 AND f.connection = line.connection AND f.key = line.effect_key AND f.last_seq > 0)`);

/** An entry comes whole, or not at all. */
const INCOMPLETE = statement(`
UPDATE history_row line SET difference = 'refused', code = 'ENTRY_INCOMPLETE', message = 'line ' || other.row || ' of the same entry is refused'
FROM (
  SELECT flow, source, key, min(row) AS row FROM history_row
  WHERE import_id = $1 AND kind = 'entry' AND difference = 'refused' GROUP BY flow, source, key
) other
WHERE line.import_id = $1 AND line.difference = 'read' AND line.flow = other.flow AND line.source = other.source AND line.key = other.key`);

const OPENINGS = statement(`
UPDATE history_row line SET difference = CASE WHEN o.drawn = line.drawn THEN 'unchanged' ELSE 'changed' END
FROM opening_balance o
WHERE line.import_id = $1 AND line.difference = 'read' AND line.kind = 'opening'
  AND o.environment = $2 AND o.name = line.balance AND o.key = line.balance_key`);

const REST = statement(`
UPDATE history_row line SET difference = 'added', entry = first.row
FROM (
  SELECT row AS of, min(row) OVER (PARTITION BY kind, flow, source, key) AS row
  FROM history_row WHERE import_id = $1 AND difference = 'read'
) first
WHERE line.import_id = $1 AND line.row = first.of`);

const FINISH = statement(`
UPDATE history_import SET state = 'compared', added = c.added, changed = c.changed, unchanged = c.unchanged,
  repeated = c.repeated, refused = c.refused
FROM (
  SELECT count(*) FILTER (WHERE difference = 'added') AS added, count(*) FILTER (WHERE difference = 'changed') AS changed,
    count(*) FILTER (WHERE difference = 'unchanged') AS unchanged, count(*) FILTER (WHERE difference = 'repeated') AS repeated,
    count(*) FILTER (WHERE difference = 'refused') AS refused
  FROM history_row WHERE import_id = $1
) c
WHERE id = $1`);

const SUMS = statement(`
SELECT flow, purpose, currency, count(DISTINCT entry) AS entries, count(effect_key) AS documents,
  coalesce(sum(quantity), 0)::text AS quantity, coalesce(sum(amount), 0)::text AS amount
FROM history_row WHERE import_id = $1 AND kind = 'entry' AND difference = 'added'
GROUP BY flow, purpose, currency ORDER BY flow, purpose, currency`);

const ROWS = statement(`
SELECT line.row, line.kind, line.flow, line.key, line.revision, line.purpose, line.part, line.connection AS to, line.operation,
  line.reference, line.quantity::text, line.amount::text, line.currency, line.balance, line.balance_key AS "balanceKey",
  line.drawn::text, o.drawn::text AS "drawnBefore", line.code, line.message, line.execution_id AS "executionId"
FROM history_row line
LEFT JOIN opening_balance o ON line.kind = 'opening' AND line.difference = 'changed' AND o.environment = $2 AND o.name = line.balance
  AND o.key = line.balance_key AND o.import_id <> line.import_id
WHERE line.import_id = $1 AND line.difference = $3 AND line.row > $4 ORDER BY line.row LIMIT $5`);

/** In this order: each looks only at what those before it have let pass. */
const COMPARE = [REPEATED, DISAGREEING, EFFECT_TWICE] as const;
const COMPARE_WITH = [ENTRY_KNOWN, DOCUMENT_LATE, EVENT_KNOWN, EFFECT_KNOWN] as const;

/** Imports while they are read, compared and shown. */
export const compareStore = {
  begin: async (session: Session, environment: number, of: { releaseId: number; by: string }): Promise<string> =>
    (await session.one<{ id: string }>(BEGIN, [environment, of.releaseId, of.by]))!.id,

  stage: (session: Session, id: string, lines: readonly StagedLine[]): Promise<number> =>
    session.execute(STAGE, [id, JSON.stringify(lines)]),

  /** Says of each line how it stands to the others and to what is there. */
  async compare(session: Session, id: string, environment: number): Promise<void> {
    for (const step of COMPARE) await session.execute(step, [id]);
    for (const step of COMPARE_WITH) await session.execute(step, [id, environment]);
    await session.execute(INCOMPLETE, [id]);
    await session.execute(OPENINGS, [id, environment]);
    await session.execute(REST, [id]);
    await session.execute(FINISH, [id]);
  },

  fail: (session: Session, id: string, error: string): Promise<number> => session.execute(FAIL, [id, error]),

  find: (session: Session, environment: number, id: string): Promise<HistoryImport | undefined> =>
    session.one<HistoryImport>(FIND, [environment, id]),

  lock: (session: Session, environment: number, id: string): Promise<HistoryImport | undefined> =>
    session.one<HistoryImport>(LOCK, [environment, id]),

  list: (
    session: Session,
    environment: number,
    after: readonly [createdAt: string, id: string] | undefined,
    limit: number,
  ): Promise<HistoryImport[]> => session.query<HistoryImport>(LIST, [environment, ...(after ?? [null, null]), limit]),

  sums: (session: Session, id: string): Promise<HistorySum[]> => session.query<HistorySum>(SUMS, [id]),

  rows: (
    session: Session,
    { environment, id }: { environment: number; id: string },
    page: { difference: HistoryDifference; after: number; limit: number },
  ): Promise<HistoryRow[]> =>
    session.query<HistoryRow>(ROWS, [id, environment, page.difference, page.after, page.limit]),
};
