import { statement, type Session } from '../platform/database/statement.js';

/** A proposed edit of the workspace. */
export interface ChangeRow {
  readonly id: number;
  readonly title: string;
  /** `person:<id>` or `key:<id>`. */
  readonly author: string;
  /** The hash of the release that it edits. */
  readonly base: string;
  readonly state: 'open' | 'closed';
  readonly createdAt: string;
  readonly editedAt: string;
}

/** The newest version of a file in a change. */
export interface ChangeFile {
  readonly path: string;
  readonly version: number;
  /** Null: deleted. */
  readonly text: string | null;
  readonly editedAt: string;
  readonly editedBy: string;
}

const CHANGE = `
  change.id::int AS id, title, author, encode(release.hash, 'hex') AS base, state,
  change.created_at AS "createdAt", edited_at AS "editedAt"`;
const FROM = `FROM change JOIN release ON release.id = base_release`;

const LIST = statement(`
  SELECT ${CHANGE} ${FROM}
  WHERE ($1::text IS NULL OR author = $1) AND ($2::text IS NULL OR state = $2) AND ($3::bigint IS NULL OR change.id < $3)
  ORDER BY change.id DESC LIMIT $4`);
const ONE = statement(`SELECT ${CHANGE} ${FROM} WHERE change.id = $1`);
const LOCK = statement(`SELECT ${CHANGE} ${FROM} WHERE change.id = $1 FOR UPDATE OF change`);
const INSERT = statement(`
  INSERT INTO change (title, author, base_release) SELECT $1, $2, id FROM release WHERE hash = $3
  ON CONFLICT DO NOTHING RETURNING id::int AS id`);
const SET = statement(`
  UPDATE change SET title = coalesce($2, title), state = coalesce($3, state), edited_at = clock_timestamp() WHERE id = $1`);

const NEWEST = `
  SELECT DISTINCT ON (path) path, version, content_hash, edited_at, edited_by FROM change_file
  WHERE change_id = $1 AND ($2::text IS NULL OR path = $2) ORDER BY path, version DESC`;
const FILES = statement(`
  SELECT path, version, convert_from(bytes, 'UTF8') AS text, edited_at AS "editedAt", edited_by AS "editedBy"
  FROM (${NEWEST}) AS newest LEFT JOIN content ON hash = content_hash ORDER BY path`);
const COUNT = statement(`SELECT count(DISTINCT path)::int AS count FROM change_file WHERE change_id = $1`);
const PUT_CONTENT = statement(`INSERT INTO content (hash, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING`);
const PUT_FILE = statement(`
  INSERT INTO change_file (change_id, path, version, content_hash, edited_by) VALUES ($1, $2, $3, $4, $5)`);
const OTHERS = statement(`
  SELECT DISTINCT path, change.id::int AS id, title, author FROM change_file JOIN change ON change.id = change_id
  WHERE state = 'open' AND change_id <> $1 AND path IN (SELECT path FROM change_file WHERE change_id = $1)
  ORDER BY path, 2`);
const VERSIONS = statement(`
  SELECT path, version, convert_from(bytes, 'UTF8') AS text, edited_at AS "editedAt", edited_by AS "editedBy"
  FROM change_file LEFT JOIN content ON hash = content_hash
  WHERE change_id = $1 AND path = $2 AND ($3::int IS NULL OR version < $3) ORDER BY version DESC LIMIT $4`);

/** An open change of somebody that edits the same file. */
export interface OtherEdit {
  readonly path: string;
  readonly id: number;
  readonly title: string;
  readonly author: string;
}

/** Changes and the versions of their files. */
export const changesStore = {
  list(
    session: Session,
    filter: { author?: string | undefined; state?: string | undefined },
    before: number | undefined,
    limit: number,
  ): Promise<ChangeRow[]> {
    return session.query(LIST, [filter.author ?? null, filter.state ?? null, before ?? null, limit]);
  },

  one: (session: Session, id: number): Promise<ChangeRow | undefined> => session.one<ChangeRow>(ONE, [id]),

  /** As `one`; nobody else writes to it until the transaction ends. */
  lock: (session: Session, id: number): Promise<ChangeRow | undefined> => session.one<ChangeRow>(LOCK, [id]),

  /** Undefined where the author has an open change already, or the release is not there. */
  async insert(session: Session, change: { title: string; author: string; base: Buffer }): Promise<number | undefined> {
    const made = await session.one<{ id: number }>(INSERT, [change.title, change.author, change.base]);
    return made?.id;
  },

  set: (session: Session, id: number, to: { title?: string; state?: string }): Promise<number> =>
    session.execute(SET, [id, to.title ?? null, to.state ?? null]),

  /** The newest versions of its files, or of one of them. */
  files: (session: Session, id: number, path?: string): Promise<ChangeFile[]> =>
    session.query(FILES, [id, path ?? null]),

  /** How many files it edits. */
  async count(session: Session, id: number): Promise<number> {
    return (await session.one<{ count: number }>(COUNT, [id]))!.count;
  },

  async put(
    session: Session,
    { id, path, version, by }: { id: number; path: string; version: number; by: string },
    content: { hash: Buffer; bytes: Buffer } | null,
  ): Promise<void> {
    if (content) await session.execute(PUT_CONTENT, [content.hash, content.bytes]);
    await session.execute(PUT_FILE, [id, path, version, content?.hash ?? null, by]);
  },

  others: (session: Session, id: number): Promise<OtherEdit[]> => session.query<OtherEdit>(OTHERS, [id]),

  /** All versions of a file, newest first. */
  versions(session: Session, file: { id: number; path: string }, before: number | undefined, limit: number) {
    return session.query<ChangeFile>(VERSIONS, [file.id, file.path, before ?? null, limit]);
  },
};
