import { statement, type Session } from '../platform/database/statement.js';

/** Where connections lead in an environment: the only SQL over their settings and tokens. */

export interface SettingRow {
  readonly environment: number;
  readonly environment_name: string;
  readonly connection: string;
  readonly address: string;
  readonly options: Record<string, string>;
  readonly secrets: Buffer | null;
  readonly revision: number;
  readonly changed_by: string;
  readonly changed_at: string;
}

const COLUMNS = `s.environment, e.name AS environment_name, s.connection, s.address, s.options, s.secrets, s.revision, s.changed_by, s.changed_at`;
const FROM = `FROM connection_setting s JOIN environment e ON e.id = s.environment`;

const ONE = statement(`SELECT ${COLUMNS} ${FROM} WHERE s.environment = $1 AND s.connection = $2`);
const AFTER = statement(`
  SELECT ${COLUMNS} ${FROM} WHERE s.environment = $1 AND ($2::text IS NULL OR s.connection > $2) ORDER BY s.connection LIMIT $3`);
const REVISIONS = statement('SELECT environment, connection, revision FROM connection_setting');
const SAVE = statement(`
  INSERT INTO connection_setting AS s (environment, connection, address, options, secrets, changed_by)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (environment, connection) DO UPDATE SET address = $3, options = $4, secrets = $5, changed_by = $6,
    revision = s.revision + 1, changed_at = clock_timestamp()
  WHERE $7::integer IS NULL OR s.revision = $7
  RETURNING s.revision`);
const REMOVE = statement('DELETE FROM connection_setting WHERE environment = $1 AND connection = $2');
const ENVIRONMENT = statement('SELECT name FROM environment WHERE id = $1');

export function settingOf(session: Session, environment: number, connection: string): Promise<SettingRow | undefined> {
  return session.one<SettingRow>(ONE, [environment, connection]);
}

/** A page of an environment's settings, by name. */
export function settingsAfter(
  session: Session,
  environment: number,
  after: string | undefined,
  limit: number,
): Promise<SettingRow[]> {
  return session.query<SettingRow>(AFTER, [environment, after ?? null, limit]);
}

export function revisions(session: Session): Promise<{ environment: number; connection: string; revision: number }[]> {
  return session.query(REVISIONS);
}

/** Answers the new revision; undefined where the setting has another one than `expected`. */
export async function saveSetting(
  session: Session,
  setting: Pick<SettingRow, 'environment' | 'connection' | 'address' | 'options' | 'secrets' | 'changed_by'>,
  expected?: number,
): Promise<number | undefined> {
  const { environment, connection, address, options, secrets, changed_by } = setting;
  const values = [environment, connection, address, JSON.stringify(options), secrets, changed_by, expected ?? null];
  return (await session.one<{ revision: number }>(SAVE, values))?.revision;
}

export async function removeSetting(session: Session, environment: number, connection: string): Promise<boolean> {
  return (await session.execute(REMOVE, [environment, connection])) > 0;
}

export async function environmentName(session: Session, environment: number): Promise<string | undefined> {
  return (await session.one<{ name: string }>(ENVIRONMENT, [environment]))?.name;
}

const TOKEN_LOCK = statement('SELECT pg_advisory_xact_lock(hashtextextended($1, 7219))');
const TOKEN = statement(`
  SELECT token, extract(epoch FROM expires_at - clock_timestamp())::float8 * 1000 AS left_ms
  FROM connection_token WHERE environment = $1 AND connection = $2 AND expires_at > clock_timestamp()`);
const SAVE_TOKEN = statement(`
  INSERT INTO connection_token (environment, connection, token, expires_at)
  VALUES ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')
  ON CONFLICT (environment, connection) DO UPDATE SET token = excluded.token, expires_at = excluded.expires_at`);
const DROP_TOKEN = statement('DELETE FROM connection_token WHERE environment = $1 AND connection = $2 AND token = $3');

/** Held to the end of the transaction: one process at a time asks for a connection's token. */
export async function lockToken(session: Session, environment: number, connection: string): Promise<void> {
  await session.execute(TOKEN_LOCK, [`${environment}/${connection}`]);
}

export function tokenOf(
  session: Session,
  environment: number,
  connection: string,
): Promise<{ token: Buffer; left_ms: number } | undefined> {
  return session.one(TOKEN, [environment, connection]);
}

export async function saveToken(
  session: Session,
  token: { environment: number; connection: string; sealed: Buffer; lifeMs: number },
): Promise<void> {
  await session.execute(SAVE_TOKEN, [token.environment, token.connection, token.sealed, token.lifeMs]);
}

/** Only the very token that was refused: another process may have a newer one already. */
export async function dropToken(
  session: Session,
  environment: number,
  connection: string,
  sealed: Buffer,
): Promise<void> {
  await session.execute(DROP_TOKEN, [environment, connection, sealed]);
}
