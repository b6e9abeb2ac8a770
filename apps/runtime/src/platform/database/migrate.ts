/** Brings the schema to what this code needs; refuses one that is newer. Two runtimes that start at once do it in turn. */
import pg from 'pg';
import type { MigrationInterface } from 'typeorm';
import { MIGRATIONS } from '../migrations/all.js';
import { StartError } from '../start-error.js';
import { reaching } from './reaching.js';
import { type ApplicationLogin, grantApplication, isGranted } from './role.js';

/** What is migrated, and for whom. */
export interface MigrationOptions {
  /** The owner of the schema. */
  readonly ownerUrl: string;
  readonly application: ApplicationLogin;
  /** All there are; tests of older versions give fewer. */
  readonly migrations?: readonly (new () => MigrationInterface & { readonly name: string })[];
}

/** Held while migrating: any number, the same in all versions. */
const LOCK = 7_253_140_925;
const OLDEST_SERVER = 140_000;

/** Answers the names of the migrations that were run. */
export async function migrate({ ownerUrl, application, migrations = MIGRATIONS }: MigrationOptions): Promise<string[]> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: 'reckoner migration',
    connectionTimeoutMillis: 30_000,
  });
  client.on('error', () => undefined);
  await reaching(ownerUrl, () => client.connect());
  try {
    await refuseOldServer(client);
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const known = migrations.map((migration) => new migration().name);
    const applied = await appliedTo(client);
    refuseNewer(applied.filter((name) => !known.includes(name)));
    const pending = known.filter((name) => !applied.includes(name));
    if (pending.length > 0) await run(ownerUrl, migrations);
    if (pending.length > 0 || !(await isGranted(client))) await grantApplication(client, application);
    return pending;
  } finally {
    await client.end();
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(`SELECT current_setting('server_version_num') AS version`);
  if (Number(rows[0]!.version) >= OLDEST_SERVER) return;
  throw new StartError(
    'DATABASE_TOO_OLD',
    `The PostgreSQL of DATABASE_URL is of version ${Math.floor(Number(rows[0]!.version) / 10_000)}.`,
    `Use ${OLDEST_SERVER / 10_000} or newer.`,
  );
}

async function appliedTo(client: pg.Client): Promise<string[]> {
  const table = await client.query<{ there: boolean }>(`SELECT to_regclass('migrations') IS NOT NULL AS there`);
  if (!table.rows[0]!.there) return [];
  return (await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY id')).rows.map((row) => row.name);
}

function refuseNewer(unknown: string[]): void {
  if (unknown.length === 0) return;
  throw new StartError(
    'SCHEMA_NEWER',
    `The database was migrated by a newer Reckoner: this one does not know ${unknown.join(', ')}.`,
    'Start that version or a later one, or restore a backup made before.',
  );
}

/** Each migration in a transaction of its own. TypeORM is loaded only when there is something to do. */
async function run(url: string, migrations: readonly (new () => MigrationInterface)[]): Promise<void> {
  const { DataSource } = await import('typeorm');
  const source = new DataSource({ type: 'postgres', url, migrations: [...migrations], poolSize: 1 });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}
