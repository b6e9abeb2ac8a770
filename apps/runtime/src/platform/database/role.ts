/** The role that the application works as: it may not change the schema, nor rewrite history. */
import pg from 'pg';
import { codeOf, StartError } from '../start-error.js';

/** The name of the role; it holds the privileges, whoever logs in. */
export const APPLICATION_ROLE = 'reckoner_app';

/** Rows that are written once: the application adds to them and never changes or deletes one. */
const APPEND_ONLY = ['audit', 'audit_seal', 'environment_move', 'release', 'release_file', 'content'];

/** Of an audit row the application says what was done; its place and its time are the database's to give. */
const AUDIT_COLUMNS =
  'environment, actor, on_behalf_of, correlation, action, object_kind, object_id, payload_hash, details';

/** Not the application's at all, but to look at. */
const READ_ONLY = ['migrations', 'restoration'];

/** Who logs in as the application. */
export interface ApplicationLogin {
  readonly user: string;
  /** Given for a login that is made here. */
  readonly password?: string;
}

/** Makes the role if it is missing, lets the login be it, and gives it its privileges. */
export async function grantApplication(owner: pg.ClientBase, login: ApplicationLogin): Promise<void> {
  await makeRole(owner, login);
  const tables = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace`,
  );
  const functions = await owner.query<{ name: string }>(
    `SELECT p.oid::regprocedure::text AS name FROM pg_proc p WHERE p.prosecdef AND p.pronamespace = current_schema()::regnamespace`,
  );
  const present = (names: string[]) => names.filter((name) => tables.rows.some((row) => row.name === name)).join(', ');
  const schema = (await owner.query<{ name: string }>('SELECT current_schema() AS name')).rows[0]!.name;
  const quoted = pg.escapeIdentifier(schema);
  await owner.query(`
    GRANT USAGE ON SCHEMA ${quoted} TO ${APPLICATION_ROLE};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${quoted} TO ${APPLICATION_ROLE};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${quoted} TO ${APPLICATION_ROLE};
    ${revoke('UPDATE, DELETE', present(APPEND_ONLY))}
    ${revoke('INSERT, UPDATE, DELETE', present(READ_ONLY))}
    ${functions.rows.map(({ name }) => `GRANT EXECUTE ON FUNCTION ${name} TO ${APPLICATION_ROLE};`).join(' ')}
    ${present(['audit']) && `REVOKE INSERT ON audit FROM ${APPLICATION_ROLE}; GRANT INSERT (${AUDIT_COLUMNS}) ON audit TO ${APPLICATION_ROLE};`}`);
}

/** Whether the role is there and sees the tables: not so after a restore into another server. */
export async function isGranted(owner: pg.ClientBase): Promise<boolean> {
  const role = await owner.query(`SELECT 1 FROM pg_roles WHERE rolname = $1`, [APPLICATION_ROLE]);
  if (role.rowCount === 0) return false;
  const seen = await owner.query<{ can: boolean }>(`SELECT has_table_privilege($1, 'migrations', 'SELECT') AS can`, [
    APPLICATION_ROLE,
  ]);
  return seen.rows[0]!.can;
}

const revoke = (what: string, tables: string) =>
  tables ? `REVOKE ${what} ON ${tables} FROM ${APPLICATION_ROLE};` : '';

async function makeRole(owner: pg.ClientBase, { user, password }: ApplicationLogin): Promise<void> {
  try {
    await owner.query(`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${APPLICATION_ROLE}') THEN CREATE ROLE ${APPLICATION_ROLE}; END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    if (password !== undefined) {
      await owner.query(`ALTER ROLE ${APPLICATION_ROLE} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
    }
    if (user !== APPLICATION_ROLE) await owner.query(`GRANT ${APPLICATION_ROLE} TO ${pg.escapeIdentifier(user)}`);
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    throw new StartError(
      'ROLE_MISSING',
      `The database's owner may not make the role ${APPLICATION_ROLE} or let "${user}" be it.`,
      `Have an administrator run: CREATE ROLE ${APPLICATION_ROLE}; GRANT ${APPLICATION_ROLE} TO ${pg.escapeIdentifier(user)};`,
    );
  }
}
