import { numbers, texts } from '../../platform/database/arrays.js';
import { statement, type Session } from '../../platform/database/statement.js';

/** An execution as it is written. */
export interface ExecutionRow {
  readonly id: number;
  readonly environment: number;
  readonly eventId: number;
  readonly flow: string;
  readonly businessKeyId: number | undefined;
  readonly revision: string | undefined;
  /** The k of an operator's revision n.k; else 0. */
  readonly operatorRevision: number;
  readonly releaseId: number;
  readonly cause: string;
  readonly originId: number | undefined;
  readonly now: string;
  readonly attempt: number;
  readonly outcome: string;
  readonly reason: string | undefined;
  readonly legalEntity: string | undefined;
  readonly supersededBy: number | undefined;
}

/** What an attempt read and made. */
export interface RecordRow {
  readonly executionId: number;
  readonly attempt: number;
  readonly engine: string;
  readonly reads: Buffer;
  readonly result: Buffer;
}

const IDS = statement(`SELECT nextval('execution_id_seq') AS id FROM generate_series(1, $1::integer)`);

const ROWS = `unnest($1::bigint[], $2::smallint[], $3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::integer[],
    $8::text[], $9::bigint[], $10::timestamptz[], $11::smallint[], $12::text[], $13::text[], $14::text[], $15::bigint[], $16::smallint[])
  AS made (id, environment, event_id, flow, business_key_id, revision, release_id, cause, origin_id, now, attempt,
    outcome, reason, legal_entity, superseded_by, operator_revision)`;
const INSERT = statement(`
  INSERT INTO execution (id, environment, event_id, flow, business_key_id, revision, release_id, cause, origin_id, now,
    attempt, outcome, reason, legal_entity, superseded_by, operator_revision)
  OVERRIDING SYSTEM VALUE SELECT * FROM ${ROWS}`);
const UPDATE = statement(`
  UPDATE execution x SET business_key_id = made.business_key_id, revision = made.revision, attempt = made.attempt,
    outcome = made.outcome, reason = made.reason, legal_entity = made.legal_entity,
    superseded_by = made.superseded_by, finished_at = clock_timestamp()
  FROM ${ROWS} WHERE x.id = made.id`);
/** The bytes travel as one value and are cut up by the server: much cheaper than as so many texts of their digits. */
const INSERT_RECORDS = statement(`
  INSERT INTO execution_record (execution_id, attempt, finished_at, engine, reads, result)
  SELECT execution_id, attempt, clock_timestamp(), engine,
    substring($1::bytea FROM start FOR reads), substring($1::bytea FROM start + reads FOR result)
  FROM unnest($2::bigint[], $3::smallint[], $4::text[], $5::integer[], $6::integer[], $7::integer[])
  AS made (execution_id, attempt, engine, start, reads, result)`);
const SUPERSEDE = statement(`
  UPDATE execution x SET outcome = 'superseded', superseded_by = gone.by
  FROM unnest($1::bigint[], $2::bigint[]) AS gone (id, by) WHERE x.id = gone.id`);

/** Executions and the records of their attempts. */
export const executionsStore = {
  /** Numbers for executions that are about to be made. */
  ids: async (session: Session, count: number): Promise<number[]> =>
    (await session.query<{ id: number }>(IDS, [count])).map(({ id }) => id),

  insert: (session: Session, rows: readonly ExecutionRow[]): Promise<number> => session.execute(INSERT, columns(rows)),

  /** Brings executions up to date that were attempted again. */
  update: (session: Session, rows: readonly ExecutionRow[]): Promise<number> => session.execute(UPDATE, columns(rows)),

  async insertRecords(session: Session, records: readonly RecordRow[]): Promise<void> {
    let start = 1;
    const starts = records.map(({ reads, result }) => {
      const own = start;
      start += reads.length + result.length;
      return own;
    });
    await session.execute(INSERT_RECORDS, [
      Buffer.concat(records.flatMap(({ reads, result }) => [reads, result])),
      numbers(records.map(({ executionId }) => executionId)),
      numbers(records.map(({ attempt }) => attempt)),
      texts(records.map(({ engine }) => engine)),
      numbers(starts),
      numbers(records.map(({ reads }) => reads.length)),
      numbers(records.map(({ result }) => result.length)),
    ]);
  },

  supersede: (session: Session, gone: readonly { id: number; by: number }[]): Promise<number> =>
    session.execute(SUPERSEDE, [numbers(gone.map(({ id }) => id)), numbers(gone.map(({ by }) => by))]),
};

function columns(rows: readonly ExecutionRow[]): unknown[] {
  const column = <K extends keyof ExecutionRow>(name: K): ExecutionRow[K][] => rows.map((row) => row[name]);
  return [
    numbers(column('id')),
    numbers(column('environment')),
    numbers(column('eventId')),
    texts(column('flow')),
    numbers(column('businessKeyId')),
    texts(column('revision')),
    numbers(column('releaseId')),
    texts(column('cause')),
    numbers(column('originId')),
    texts(column('now')),
    numbers(column('attempt')),
    texts(column('outcome')),
    texts(column('reason')),
    texts(column('legalEntity')),
    numbers(column('supersededBy')),
    numbers(column('operatorRevision')),
  ];
}
