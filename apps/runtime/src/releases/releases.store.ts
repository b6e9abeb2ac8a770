import { statement, type Session } from '../platform/database/statement.js';
import type { ReleaseContent } from './content.js';

/** What is known of a release without its files. */
export interface Release {
  readonly id: number;
  /** In hexadecimal digits. */
  readonly hash: string;
  readonly files: number;
  readonly bytes: number;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** An environment, and the release that it runs. */
export interface Pointer {
  readonly environment: number;
  readonly name: string;
  readonly releaseId: number | null;
  readonly revision: number;
}

const RELEASE = `id, encode(hash, 'hex') AS hash, files, bytes, created_at AS "createdAt", created_by AS "createdBy"`;
const POINTER = `id AS environment, name, release_id AS "releaseId", revision`;

const BY_HASH = statement(`SELECT ${RELEASE} FROM release WHERE hash = $1`);
const BY_ID = statement(`SELECT ${RELEASE} FROM release WHERE id = $1`);
const FILES = statement(`
  SELECT path, bytes FROM release_file JOIN content ON hash = content_hash WHERE release_id = $1 ORDER BY path`);
const POINTERS = statement(`SELECT ${POINTER} FROM environment ORDER BY id`);
const POINTER_OF = statement(`SELECT ${POINTER} FROM environment WHERE name = $1`);

const INSERT_CONTENT = `
  INSERT INTO content (hash, bytes) SELECT * FROM unnest($1::bytea[], $2::bytea[]) ON CONFLICT DO NOTHING`;
const INSERT_RELEASE = `
  INSERT INTO release (hash, files, bytes, created_by) VALUES ($1, $2, $3, $4) ON CONFLICT (hash) DO NOTHING RETURNING ${RELEASE}`;
const INSERT_FILES = `
  INSERT INTO release_file (release_id, path, content_hash) SELECT $1, * FROM unnest($2::text[], $3::bytea[])`;
const INSERT_ENVIRONMENT = `INSERT INTO environment (name) VALUES ($1) ON CONFLICT (name) DO NOTHING`;
const MOVE = `
  UPDATE environment SET release_id = $2, revision = revision + 1 WHERE id = $1 AND release_id IS DISTINCT FROM $2
  RETURNING revision`;
const INSERT_MOVE = `INSERT INTO environment_move (environment, revision, release_id, moved_by) VALUES ($1, $2, $3, $4)`;

/** Releases, their contents, and which of them each environment runs. */
export const releasesStore = {
  byHash: (session: Session, hash: Buffer): Promise<Release | undefined> => session.one<Release>(BY_HASH, [hash]),

  byId: (session: Session, id: number): Promise<Release | undefined> => session.one<Release>(BY_ID, [id]),

  files: (session: Session, id: number): Promise<{ path: string; bytes: Buffer }[]> => session.query(FILES, [id]),

  pointers: (session: Session): Promise<Pointer[]> => session.query<Pointer>(POINTERS),

  pointerOf: (session: Session, name: string): Promise<Pointer | undefined> => session.one<Pointer>(POINTER_OF, [name]),

  /** Stores the release unless it is there already; the same content is the same release. */
  async insert(session: Session, { hash, files, bytes }: ReleaseContent, by: string): Promise<Release> {
    await session.execute(INSERT_CONTENT, [files.map((file) => file.hash), files.map((file) => file.bytes)]);
    const made = await session.one<Release>(INSERT_RELEASE, [hash, files.length, bytes, by]);
    if (!made) return (await session.one<Release>(BY_HASH, [hash]))!;
    await session.execute(INSERT_FILES, [made.id, files.map((file) => file.path), files.map((file) => file.hash)]);
    return made;
  },

  async makeEnvironment(session: Session, name: string): Promise<Pointer> {
    await session.execute(INSERT_ENVIRONMENT, [name]);
    return (await session.one<Pointer>(POINTER_OF, [name]))!;
  },

  /** Moves the pointer; answers the number of the move, or undefined where it points there already. */
  async move(
    session: Session,
    pointer: { environment: number; releaseId: number },
    by: string,
  ): Promise<number | undefined> {
    const { environment, releaseId } = pointer;
    const moved = await session.one<{ revision: number }>(MOVE, [environment, releaseId]);
    if (moved) await session.execute(INSERT_MOVE, [environment, moved.revision, releaseId, by]);
    return moved?.revision;
  },
};
