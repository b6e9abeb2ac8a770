import { statement, type Session } from '../platform/database/statement.js';
import type { StoredRow } from './row-index.js';

/** A table of an environment as of now. */
export interface TableVersion {
  readonly name: string;
  readonly version: number;
  readonly rowCount: number;
}

const LOCK = statement(`
  SELECT name, version, row_count AS "rowCount" FROM reference_table
  WHERE environment = $1 AND name = ANY($2) ORDER BY name FOR SHARE`);
const VERSIONS = statement(`
  SELECT name, version, row_count AS "rowCount" FROM reference_table WHERE environment = $1 AND name = ANY($2)`);
const MAKE = statement(`
  INSERT INTO reference_table (environment, name) SELECT $1, name FROM unnest($2::text[]) AS name ORDER BY name
  ON CONFLICT DO NOTHING`);

const ROW = `id, name, key, valid_from AS "validFrom", valid_to AS "validTo", body`;
const ALL = statement(`SELECT ${ROW} FROM reference_row WHERE environment = $1 AND name = $2 AND known_to IS NULL`);
const CAME = statement(`
  SELECT ${ROW} FROM reference_row WHERE environment = $1 AND name = $2 AND known_from > $3 AND known_to IS NULL`);
const WENT = statement(`SELECT id FROM reference_row WHERE environment = $1 AND name = $2 AND known_to > $3`);
const BY_KEYS = statement(`
  SELECT ${ROW} FROM reference_row JOIN unnest($2::text[], $3::text[]) AS asked (name, key) USING (name, key)
  WHERE environment = $1 AND known_to IS NULL`);
const BY_IDS = statement(`SELECT ${ROW} FROM reference_row WHERE id = ANY($1)`);

/** Rows of the tables that live in an environment. */
export const referenceRowsStore = {
  /** Holds the tables as they are until the transaction ends. */
  lock: (session: Session, environment: number, names: readonly string[]): Promise<TableVersion[]> =>
    session.query<TableVersion>(LOCK, [environment, names]),

  versions: (session: Session, environment: number, names: readonly string[]): Promise<TableVersion[]> =>
    session.query<TableVersion>(VERSIONS, [environment, names]),

  make: (session: Session, environment: number, names: readonly string[]): Promise<number> =>
    session.execute(MAKE, [environment, names]),

  all: (session: Session, environment: number, name: string): Promise<StoredRow[]> =>
    session.query<StoredRow>(ALL, [environment, name]),

  came: (session: Session, table: { environment: number; name: string; since: number }): Promise<StoredRow[]> =>
    session.query<StoredRow>(CAME, [table.environment, table.name, table.since]),

  went: (session: Session, table: { environment: number; name: string; since: number }): Promise<{ id: number }[]> =>
    session.query<{ id: number }>(WENT, [table.environment, table.name, table.since]),

  byKeys: (
    session: Session,
    environment: number,
    asked: readonly { name: string; key: string }[],
  ): Promise<StoredRow[]> =>
    session.query<StoredRow>(BY_KEYS, [environment, asked.map(({ name }) => name), asked.map(({ key }) => key)]),

  byIds: (session: Session, ids: readonly number[]): Promise<StoredRow[]> => session.query<StoredRow>(BY_IDS, [ids]),
};
