import { statement, type Session } from '../platform/database/statement.js';

/** Which lines of an import: those of the entries that begin within a range of lines. */
export interface EntryPage {
  readonly id: string;
  readonly environment: number;
  readonly from: number;
  readonly to: number;
}

/** $1 import, $2 environment, $3 and $4 the page's first line and the one after its last */
const PAGE = `history_row line WHERE line.import_id = $1 AND line.kind = 'entry' AND line.difference = 'added'
  AND line.entry >= $3 AND line.entry < $4 AND $2::smallint IS NOT NULL`;
const ENTRIES = `(SELECT DISTINCT ON (line.entry) line.* FROM ${PAGE} ORDER BY line.entry, line.row) AS entry`;

/** One import of an environment after the other. */
const ALONE = statement('SELECT pg_advisory_xact_lock(7420, $1::integer)');

const MAKE_KEYS = statement(`
INSERT INTO business_key (environment, flow, source, key)
SELECT $2, flow, source, key FROM ${ENTRIES} ORDER BY flow, source, key ON CONFLICT DO NOTHING`);
/** Holds the keys as executions do, and answers how many somebody stands for. */
const TAKEN_KEYS = statement(`
SELECT count(held.execution_id) AS count FROM (
  SELECT k.execution_id FROM business_key k JOIN ${ENTRIES} USING (flow, source, key)
  WHERE k.environment = $2 ORDER BY flow, source, key FOR UPDATE OF k
) held`);

/** The bytes were elsewhere: an imported event has none, and its hash is that of what was said of it. $5 the correlation */
const ADD_EVENTS = statement(`
INSERT INTO event (environment, source, source_id, type, occurred_at, legal_entity, intake, correlation, body_hash)
SELECT DISTINCT ON (source, source_id) $2, source, source_id, type, work_date, legal_entity, 'import', $5, decode(hash, 'hex')
FROM ${ENTRIES} ORDER BY source, source_id ON CONFLICT DO NOTHING`);
const FOREIGN_EVENTS = statement(`
SELECT count(*) AS count FROM ${ENTRIES} JOIN event e ON e.environment = $2 AND e.source = entry.source AND e.source_id = entry.source_id
WHERE e.intake <> 'import'`);

/** $5 the release */
const ADD_EXECUTIONS = statement(`
WITH made AS (
  INSERT INTO execution (environment, event_id, flow, business_key_id, revision, release_id, cause, now, outcome, legal_entity)
  SELECT $2, e.id, entry.flow, k.id, entry.revision, $5, 'imported', e.received_at, 'accepted', entry.legal_entity
  FROM ${ENTRIES}
  JOIN event e ON e.environment = $2 AND e.source = entry.source AND e.source_id = entry.source_id
  JOIN business_key k ON k.environment = $2 AND k.flow = entry.flow AND k.source = entry.source AND k.key = entry.key
  RETURNING id, business_key_id
), stood AS (
  UPDATE business_key k SET execution_id = made.id FROM made WHERE k.id = made.business_key_id
), told AS (
  UPDATE history_row line SET execution_id = made.id
  FROM made JOIN business_key k ON k.id = made.business_key_id
  WHERE line.import_id = $1 AND line.kind = 'entry' AND line.difference = 'added' AND line.entry >= $3 AND line.entry < $4
    AND line.flow = k.flow AND line.source = k.source AND line.key = k.key
)
SELECT id FROM made ORDER BY id`);

/** What lines of one end say twice counts once: the first leads. */
const ADD_ENDS = statement(`
INSERT INTO end_state (execution_id, environment, source, flow, received_at, purpose, part, outcome, legal_entity, customer,
  contract, project, resource, work_date, quantity, amount, currency)
SELECT DISTINCT ON (line.execution_id, line.purpose, line.part) line.execution_id, $2, line.source, line.flow, x.now,
  line.purpose, line.part, 'accepted', line.legal_entity, line.customer, line.contract, line.project, line.resource,
  line.work_date, line.quantity, line.amount, line.currency
FROM (SELECT line.* FROM ${PAGE}) line JOIN execution x ON x.id = line.execution_id
ORDER BY line.execution_id, line.purpose, line.part, line.row`);

const ADD_DRAWS = statement(`
WITH drawn AS (
  INSERT INTO draw (execution_id, name, key, amount)
  SELECT line.execution_id, line.balance, line.balance_key, line.drawn FROM ${PAGE} AND line.balance IS NOT NULL
  RETURNING name, key, amount
)
INSERT INTO balance (environment, name, key, drawn)
SELECT $2, name, key, sum(amount) FROM drawn GROUP BY name, key ORDER BY name, key
ON CONFLICT (environment, name, key) DO UPDATE SET drawn = balance.drawn + excluded.drawn`);

/** Answers how many chains were there already: nothing may be added to those. */
const ADD_DELIVERIES = statement(`
WITH documents AS (SELECT line.* FROM ${PAGE} AND line.effect_key IS NOT NULL),
chains AS (
  INSERT INTO effect (environment, connection, key, last_seq)
  SELECT $2, connection, effect_key, 1 FROM documents ORDER BY connection, effect_key
  ON CONFLICT DO NOTHING RETURNING id, connection, key
), made AS (
  INSERT INTO delivery (environment, effect_id, seq, execution_id, connection, operation, purpose, part, revision, legal_entity,
    idempotency_key, body_hash, state, reference, code, message, quantity, amount, currency, settled_at)
  SELECT $2, chains.id, 1, d.execution_id, d.connection, d.operation, d.purpose, d.part, coalesce(d.revision, ''), d.legal_entity,
    d.idempotency_key, sha256(convert_to(coalesce(d.body, ''), 'UTF8')), 'posted', d.reference, 'IMPORTED',
    'It was billed elsewhere, and imported.', d.quantity, d.amount, d.currency, clock_timestamp()
  FROM documents d JOIN chains ON chains.connection = d.connection AND chains.key = d.effect_key
  RETURNING id, effect_id, created_at
), kept AS (
  INSERT INTO delivery_payload (delivery_id, created_at, body)
  SELECT made.id, made.created_at, convert_to(coalesce(d.body, 'null'), 'UTF8')
  FROM made JOIN chains ON chains.id = made.effect_id JOIN documents d ON d.connection = chains.connection AND d.effect_key = chains.key
)
SELECT (SELECT count(*) FROM documents) - (SELECT count(*) FROM made) AS count`);

/** Balances take the difference to what was said before; answers those that are lower now. $1 import, $2 environment */
const OPEN_BALANCES = statement(`
WITH said AS (
  SELECT line.balance AS name, line.balance_key AS key, line.drawn, line.drawn - coalesce(o.drawn, 0) AS difference
  FROM history_row line
  LEFT JOIN opening_balance o ON o.environment = $2 AND o.name = line.balance AND o.key = line.balance_key
  WHERE line.import_id = $1 AND line.kind = 'opening' AND line.difference IN ('added', 'changed')
), kept AS (
  INSERT INTO opening_balance (environment, name, key, drawn, import_id) SELECT $2, name, key, drawn, $1 FROM said
  ON CONFLICT (environment, name, key) DO UPDATE SET drawn = excluded.drawn, import_id = excluded.import_id
), raised AS (
  INSERT INTO balance (environment, name, key, drawn) SELECT $2, name, key, difference FROM said ORDER BY name, key
  ON CONFLICT (environment, name, key) DO UPDATE SET drawn = balance.drawn + excluded.drawn
)
SELECT name, key FROM said WHERE difference < 0`);

const LAST_ENTRY = statement(`SELECT coalesce(max(entry), 0) AS last FROM history_row WHERE import_id = $1`);
const FINISH = statement(`
UPDATE history_import SET state = 'applied', applied_by = $2, applied_at = clock_timestamp() WHERE id = $1`);

type Counted = Promise<number>;

/** Makes what an import says part of the history; each statement a page of entries. */
export const applyStore = {
  alone: (session: Session, environment: number): Promise<unknown> => session.query(ALONE, [environment]),

  lastEntry: async (session: Session, id: string): Counted =>
    (await session.one<{ last: number }>(LAST_ENTRY, [id]))!.last,

  /** Holds the entries' keys; answers how many have an execution by now. */
  async holdKeys(session: Session, page: EntryPage): Counted {
    await session.execute(MAKE_KEYS, valuesOf(page));
    return counted(session, TAKEN_KEYS, valuesOf(page));
  },

  /** Answers how many of the entries' events have come in by themselves meanwhile. */
  async addEvents(session: Session, page: EntryPage): Counted {
    await session.execute(ADD_EVENTS, [...valuesOf(page), `history-${page.id}`]);
    return counted(session, FOREIGN_EVENTS, valuesOf(page));
  },

  addExecutions: async (session: Session, page: EntryPage, releaseId: number): Promise<number[]> =>
    (await session.query<{ id: number }>(ADD_EXECUTIONS, [...valuesOf(page), releaseId])).map(({ id }) => id),

  addEnds: (session: Session, page: EntryPage): Counted => session.execute(ADD_ENDS, valuesOf(page)),

  addDraws: (session: Session, page: EntryPage): Counted => session.execute(ADD_DRAWS, valuesOf(page)),

  /** Answers how many documents have a delivery by now that is not of this import. */
  addDeliveries: (session: Session, page: EntryPage): Counted => counted(session, ADD_DELIVERIES, valuesOf(page)),

  openBalances: (session: Session, id: string, environment: number): Promise<{ name: string; key: string }[]> =>
    session.query<{ name: string; key: string }>(OPEN_BALANCES, [id, environment]),

  finish: (session: Session, id: string, by: string): Counted => session.execute(FINISH, [id, by]),
};

function valuesOf({ id, environment, from, to }: EntryPage): unknown[] {
  return [id, environment, from, to];
}

async function counted(session: Session, of: typeof TAKEN_KEYS, values: unknown[]): Counted {
  return (await session.one<{ count: number }>(of, values))!.count;
}
