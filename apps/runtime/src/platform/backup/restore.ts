/** A restore: a backup into an empty database, brought to this version, and marked. All of it, or nothing. */
import { resolve } from 'node:path';
import pg from 'pg';
import { presentKeys } from '../../connections/secret-key.js';
import type { Configuration } from '../configuration.js';
import { migrate } from '../database/migrate.js';
import { MIGRATIONS } from '../migrations/all.js';
import { codeOf, StartError } from '../start-error.js';
import { type Manifest, markOfKey, readManifest } from './manifest.js';
import { connected, type Owner, ownerAlone } from './owner.js';
import { type Marked, markRestored } from './restoration.store.js';
import { loadTable } from './table-file.js';
import { partitionsOf, tablesOf } from './tables.store.js';

/** What came back. */
export interface RestoredBackup extends Marked {
  readonly manifest: Manifest;
  /** False: secrets of connections cannot be opened with the key that is set here. */
  readonly hasKey: boolean;
}

/** Beyond the numbers that were given between the backup and now: what somebody holds a number of is not another thing. */
const NUMBERS_APART = 1_000_000;

/** Fills an empty database. */
export async function restore(
  configuration: Configuration,
  wanted: string,
  doubtfulDays: number,
): Promise<RestoredBackup> {
  const folder = resolve(wanted);
  const manifest = await readManifest(folder);
  refuseNewer(folder, manifest);
  const owner = await ownerAlone(configuration);
  try {
    const migrations = MIGRATIONS.filter((migration) => manifest.migrations.includes(new migration().name));
    const target = { ownerUrl: owner.url, application: owner.application };
    await connected(owner.url, refuseUsed);
    await migrate({ ...target, migrations });
    const marked = await connected(owner.url, (client) => fill(client, folder, { manifest, doubtfulDays }));
    await migrate(target);
    await connected(owner.url, (client) => client.query('ANALYZE'));
    const hasKey =
      manifest.secretKey === null || presentKeys(configuration).some((key) => markOfKey(key) === manifest.secretKey);
    return { ...marked, manifest, hasKey };
  } finally {
    await owner.close();
  }
}

/** Marks a database that was put back by other means (files of the cluster, recovery to a moment). */
export async function markOnly(configuration: Configuration, stateOf: string, doubtfulDays: number): Promise<Marked> {
  const owner: Owner = await ownerAlone(configuration);
  try {
    await migrate({ ownerUrl: owner.url, application: owner.application });
    return await connected(owner.url, async (client) => {
      await refuseOthers(client);
      return inTransaction(client, () => markRestored(client, { stateOf, doubtfulDays, from: 'marked by hand' }));
    });
  } finally {
    await owner.close();
  }
}

interface Filling {
  readonly manifest: Manifest;
  readonly doubtfulDays: number;
}

function fill(client: pg.Client, folder: string, { manifest, doubtfulDays }: Filling): Promise<Marked> {
  return inTransaction(client, async () => {
    await refuseData(client);
    await makePartitions(client, manifest);
    for (const table of manifest.tables) {
      const count = await loadTable(client, table, folder);
      if (count !== table.rows) throw new Error(`${table.file} gave ${count} rows instead of ${table.rows}.`);
    }
    for (const { name, value, isLong } of manifest.sequences) {
      const next = value === 0 ? undefined : value + (isLong ? NUMBERS_APART : 0);
      if (next !== undefined) await client.query('SELECT setval($1::regclass, $2)', [pg.escapeIdentifier(name), next]);
    }
    return markRestored(client, { stateOf: manifest.stateOf, doubtfulDays, from: folder });
  });
}

async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function makePartitions(client: pg.Client, { partitions }: Manifest): Promise<void> {
  const present = new Set((await partitionsOf(client)).map(({ name }) => name));
  for (const { name, table, bounds } of partitions) {
    if (present.has(name) || !/^(DEFAULT|FOR VALUES FROM \('[\d :+-]+'\) TO \('[\d :+-]+'\))$/.test(bounds)) continue;
    await client.query(
      `CREATE TABLE ${pg.escapeIdentifier(name)} PARTITION OF ${pg.escapeIdentifier(table)} ${bounds}`,
    );
  }
}

function refuseNewer(folder: string, { migrations }: Manifest): void {
  const known = MIGRATIONS.map((migration) => new migration().name);
  const unknown = migrations.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new StartError(
    'BACKUP_NEWER',
    `The backup ${folder} is of a newer Reckoner: this one does not know ${unknown.join(', ')}.`,
    'Restore it with that version or a later one.',
  );
}

/** Before anything is made: a database with something in it is not touched. */
async function refuseUsed(client: pg.Client): Promise<void> {
  await refuseOthers(client);
  try {
    await refuseData(client);
  } catch (error) {
    if (codeOf(error) !== '42P01') throw error;
  }
}

async function refuseData(client: pg.Client): Promise<void> {
  for (const { name } of await tablesOf(client)) {
    const { rowCount } = await client.query(`SELECT FROM ${pg.escapeIdentifier(name)} LIMIT 1`);
    if (rowCount === 0) continue;
    throw new StartError(
      'DATABASE_NOT_EMPTY',
      `The database holds data already (${name}).`,
      'Restore into an empty one: another DATABASE_URL, or another folder with RECKONER_DATA.',
    );
  }
}

async function refuseOthers(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'reckoner%'`,
  );
  if (rowCount === 0) return;
  throw new StartError(
    'DATABASE_IN_USE',
    'A runtime works on the database.',
    'Stop every runtime first; start them when the restore is done.',
  );
}
