import { statement, type Session, type Statement } from '../platform/database/statement.js';

/** Where bytes of people are kept, and how they are walked: in the order of a number, a page at a time. */
export interface Place {
  readonly name: string;
  /** $1 environment, $2 the number after which, $3 how many. Answers number, bytes, and whether work on them is open. */
  readonly page: Statement;
  /** $1 the numbers, $2 the bytes of each. */
  readonly write: Statement;
}

/** Some bytes, and where they stand. */
export interface Piece {
  readonly id: number;
  readonly bytes: Buffer | null;
  readonly isOpen: boolean;
}

const OPEN = `d.state IN ('pending', 'sending', 'sent', 'unknown')`;
const BUSY = `EXISTS (SELECT FROM execution_queue q WHERE q.event_id = e.id)
  OR EXISTS (SELECT FROM execution x WHERE x.event_id = e.id AND x.outcome = 'held')`;

function place(name: string, page: string, write: string): Place {
  return { name, page: statement(page), write: statement(write) };
}

const NEW = `unnest($1::bigint[], $2::bytea[]) AS new (id, bytes)`;

export const PLACES: readonly Place[] = [
  place(
    'event',
    `SELECT e.id, p.body AS bytes, ${BUSY} AS "isOpen" FROM event e
     JOIN event_payload p ON p.event_id = e.id AND p.received_at = e.received_at
     WHERE e.environment = $1 AND e.id > $2 ORDER BY e.id LIMIT $3`,
    `WITH marked AS (UPDATE event e SET erased_at = clock_timestamp() FROM ${NEW} WHERE e.id = new.id RETURNING e.id, e.received_at, new.bytes),
     unwoken AS (DELETE FROM wake w USING execution x, marked m WHERE x.id = w.execution_id AND x.event_id = m.id)
     UPDATE event_payload p SET body = m.bytes FROM marked m WHERE p.event_id = m.id AND p.received_at = m.received_at`,
  ),
  place(
    'conflict',
    `SELECT c.id, c.body AS bytes, false AS "isOpen" FROM event_conflict c JOIN event e ON e.id = c.event_id
     WHERE e.environment = $1 AND c.id > $2 ORDER BY c.id LIMIT $3`,
    `UPDATE event_conflict c SET body = new.bytes FROM ${NEW} WHERE c.id = new.id`,
  ),
  place(
    'delivery',
    `SELECT d.id, p.body AS bytes, ${OPEN} AS "isOpen" FROM delivery d
     JOIN delivery_payload p ON p.delivery_id = d.id AND p.created_at = d.created_at
     WHERE d.environment = $1 AND d.id > $2 ORDER BY d.id LIMIT $3`,
    `UPDATE delivery_payload p SET body = new.bytes, books = NULL FROM ${NEW} WHERE p.delivery_id = new.id`,
  ),
  place(
    'answer',
    `SELECT d.id, string_agg(a.answer, '\\x0a') AS bytes, ${OPEN} AS "isOpen" FROM delivery d
     JOIN delivery_attempt a ON a.delivery_id = d.id AND a.answer IS NOT NULL
     WHERE d.environment = $1 AND d.id > $2 GROUP BY d.id ORDER BY d.id LIMIT $3`,
    `UPDATE delivery_attempt a SET answer = NULL FROM ${NEW} WHERE a.delivery_id = new.id AND new.bytes IS NOT NULL`,
  ),
  place(
    'execution',
    `SELECT x.id, convert_to('[' || string_agg(convert_from(r.result, 'UTF8') || ',' || convert_from(r.reads, 'UTF8'), ',') || ']', 'UTF8') AS bytes,
       x.outcome = 'held' AS "isOpen" FROM execution x JOIN execution_record r ON r.execution_id = x.id
     WHERE x.environment = $1 AND x.id > $2 GROUP BY x.id ORDER BY x.id LIMIT $3`,
    `WITH marked AS (UPDATE event e SET erased_at = coalesce(e.erased_at, clock_timestamp()) FROM execution x, ${NEW}
       WHERE x.id = new.id AND e.id = x.event_id)
     UPDATE execution_record r SET result = convert_to('{"erased":true}', 'UTF8'), reads = '{}'
     FROM ${NEW} WHERE r.execution_id = new.id AND new.bytes IS NOT NULL`,
  ),
  place(
    'revision',
    `SELECT r.id, r.body AS bytes, false AS "isOpen" FROM operator_revision r
     WHERE r.environment = $1 AND r.id > $2 ORDER BY r.id LIMIT $3`,
    `UPDATE operator_revision r SET body = new.bytes FROM ${NEW} WHERE r.id = new.id`,
  ),
  place(
    'case',
    `SELECT c.id, convert_to(to_json(c.message)::text, 'UTF8') AS bytes, false AS "isOpen" FROM exception_case c
     WHERE c.environment = $1 AND c.id > $2 ORDER BY c.id LIMIT $3`,
    `UPDATE exception_case c SET message = convert_from(new.bytes, 'UTF8')::json #>> '{}' FROM ${NEW} WHERE c.id = new.id`,
  ),
  place(
    'former row',
    `SELECT r.id, convert_to(r.body, 'UTF8') AS bytes, false AS "isOpen" FROM reference_row r
     WHERE r.environment = $1 AND r.known_to IS NOT NULL AND r.id > $2 ORDER BY r.id LIMIT $3`,
    `UPDATE reference_row r SET body = convert_from(new.bytes, 'UTF8') FROM ${NEW} WHERE r.id = new.id`,
  ),
];

/** The column of control totals that names people; the sums stay. */
const RESOURCES = statement(`
  UPDATE end_state SET resource = 'erased' WHERE environment = $1 AND resource = ANY ($2)`);
const NAMED = statement(`
  SELECT DISTINCT resource FROM end_state WHERE environment = $1 AND resource IS NOT NULL`);
const RECORD = statement(`
  INSERT INTO erasure (environment, erased_by, reason, touched, left_open) VALUES ($1, $2, $3, $4, $5) RETURNING id`);

export const erasureStore = {
  page: (session: Session, { page }: Place, after: readonly [environment: number, id: number], limit: number) =>
    session.query<Piece>(page, [...after, limit]),

  write: (session: Session, { write }: Place, pieces: readonly { id: number; bytes: Buffer }[]): Promise<number> =>
    session.execute(write, [pieces.map(({ id }) => id), pieces.map(({ bytes }) => bytes)]),

  resources: async (session: Session, environment: number): Promise<string[]> =>
    (await session.query<{ resource: string }>(NAMED, [environment])).map(({ resource }) => resource),

  eraseResources: (session: Session, environment: number, resources: readonly string[]): Promise<number> =>
    session.execute(RESOURCES, [environment, resources]),

  record: async (session: Session, values: readonly [number, string, string, number, number]): Promise<number> =>
    (await session.one<{ id: number }>(RECORD, values))!.id,
};
