import { statement, type Session } from '../../platform/database/statement.js';

/** A file of events and how far it is read. */
export interface Upload {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly name: string;
  readonly state: 'reading' | 'done' | 'failed';
  readonly accepted: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly error: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

/** What became of a row. Without a code it was accepted. */
export interface UploadRowResult {
  readonly row: number;
  readonly eventId: number | null;
  readonly code: string | null;
  readonly message: string | null;
}

export interface NewUpload {
  readonly environment: number;
  readonly source: string;
  readonly type: string;
  readonly name: string;
  readonly actor: string;
}

/** What a group of rows adds to an upload. */
export interface Progress {
  readonly accepted: number;
  readonly duplicate: number;
  readonly refused: number;
}

const UPLOAD = `id, source, type, name, state, accepted, duplicate, refused, error,
  created_by AS "createdBy", created_at AS "createdAt", finished_at AS "finishedAt"`;

const BEGIN = statement(`
WITH cut_off AS (
  UPDATE upload SET state = 'failed', error = 'It was cut off, and sent again.', finished_at = clock_timestamp()
  WHERE environment = $1 AND source = $2 AND name = $4 AND state = 'reading'
)
INSERT INTO upload (environment, source, type, name, content_hash, created_by) VALUES ($1, $2, $3, $4, '', $5)
RETURNING id`);
const ADD_ROWS = statement(`
INSERT INTO upload_row (upload_id, row, event_id, code, message)
SELECT $1, * FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[])`);
const ADVANCE = statement(`
UPDATE upload SET accepted = accepted + $2, duplicate = duplicate + $3, refused = refused + $4 WHERE id = $1`);
const FINISH = statement(`
UPDATE upload SET state = $2, error = $3, content_hash = $4, finished_at = clock_timestamp() WHERE id = $1`);
const FIND = statement(`SELECT ${UPLOAD} FROM upload WHERE environment = $1 AND id = $2`);
const LIST = statement(`
SELECT ${UPLOAD} FROM upload
WHERE environment = $1 AND ($2::text IS NULL OR name = $2) AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
ORDER BY created_at DESC, id DESC LIMIT $5`);
const ROWS = statement(`
SELECT row, event_id AS "eventId", code, message FROM upload_row
WHERE upload_id = $1 AND row > $2 AND ($3::text IS NULL OR coalesce(code, 'ACCEPTED') = $3 OR ($3 = 'REFUSED' AND code <> 'DUPLICATE')) ORDER BY row LIMIT $4`);

/** Uploads and what became of their rows. */
export const uploadStore = {
  begin: async (session: Session, { environment, source, type, name, actor }: NewUpload): Promise<string> =>
    (await session.one<{ id: string }>(BEGIN, [environment, source, type, name, actor]))!.id,

  addRows: (session: Session, id: string, rows: readonly UploadRowResult[]): Promise<number> =>
    session.execute(ADD_ROWS, [
      id,
      rows.map(({ row }) => row),
      rows.map(({ eventId }) => eventId),
      rows.map(({ code }) => code),
      rows.map(({ message }) => message),
    ]),

  advance: (session: Session, id: string, { accepted, duplicate, refused }: Progress): Promise<number> =>
    session.execute(ADVANCE, [id, accepted, duplicate, refused]),

  finish: (session: Session, id: string, how: { error: string | null; hash: Buffer }): Promise<number> =>
    session.execute(FINISH, [id, how.error === null ? 'done' : 'failed', how.error, how.hash]),

  find: (session: Session, environment: number, id: string): Promise<Upload | undefined> =>
    session.one<Upload>(FIND, [environment, id]),

  /** The newest first. */
  list: (
    session: Session,
    { environment, name }: { environment: number; name: string | undefined },
    after: readonly [createdAt: string, id: string] | undefined,
    limit: number,
  ): Promise<Upload[]> => session.query<Upload>(LIST, [environment, name ?? null, ...(after ?? [null, null]), limit]),

  rows: (
    session: Session,
    id: string,
    { after, code, limit }: { after: number; code: string | undefined; limit: number },
  ): Promise<UploadRowResult[]> => session.query<UploadRowResult>(ROWS, [id, after, code ?? null, limit]),
};
