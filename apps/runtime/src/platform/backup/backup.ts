/** A backup: one state of the whole database, in files that any later version can read. Made beside a runtime that works. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type pg from 'pg';
import { presentKeys } from '../../connections/secret-key.js';
import type { Configuration } from '../configuration.js';
import { makeFolder } from '../make-folder.js';
import { codeOf, messageOf, StartError } from '../start-error.js';
import { type Manifest, MANIFEST, markOfKey, type SavedTable } from './manifest.js';
import { connected, ownerBeside } from './owner.js';
import { saveTable, synced } from './table-file.js';
import { migrationsOf, partitionsOf, sequencesOf, tablesOf } from './tables.store.js';

/** Writes a backup into a new folder; what is half written never has its name. */
export async function backUp(configuration: Configuration, wanted: string): Promise<Manifest> {
  const folder = resolve(wanted);
  const draft = `${folder}.unfinished`;
  refuseFull(folder);
  const owner = await ownerBeside(configuration);
  try {
    rmSync(draft, { recursive: true, force: true });
    makeFolder(dirname(draft));
    mkdirSync(draft, { mode: 0o700 });
    const manifest = await connected(owner.url, (client) =>
      saveAll(client, draft, markOfKey(presentKeys(configuration)[0])),
    );
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
    await synced(dirname(folder));
    return manifest;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw explained(error, folder);
  } finally {
    await owner.close();
  }
}

/** All tables as they were at one moment, whatever is written meanwhile. */
async function saveAll(client: pg.Client, folder: string, secretKey: string | null): Promise<Manifest> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  const { rows } = await client.query<{ at: Date; server: string }>(
    `SELECT clock_timestamp() AS at, current_setting('server_version') AS server`,
  );
  const migrations = await migrationsOf(client);
  const partitions = await partitionsOf(client);
  const tables: SavedTable[] = [];
  for (const table of await tablesOf(client)) tables.push(await saveTable(client, table, folder));
  // Sequences know no transactions: read last, they are beyond every number that was saved.
  const sequences = await sequencesOf(client);
  await client.query('COMMIT');
  const [{ at, server } = { at: new Date(), server: '' }] = rows;
  const manifest: Manifest = {
    format: 1,
    stateOf: at.toISOString(),
    migrations,
    server,
    tables,
    partitions,
    sequences,
    secretKey,
  };
  const file = join(folder, MANIFEST);
  writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600 });
  await synced(file);
  await synced(folder);
  return manifest;
}

function refuseFull(folder: string): void {
  if (!existsSync(folder) || isEmpty(folder)) return;
  throw new StartError(
    'BACKUP_FOLDER_NOT_EMPTY',
    `The folder ${folder} holds something already.`,
    'Name one that is new: each backup has a folder of its own.',
  );
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return false;
  }
}

const OF_THE_DISK = new Set(['EACCES', 'ENOTDIR', 'EPERM', 'EROFS', 'ENOENT']);

function explained(error: unknown, folder: string): unknown {
  const code = codeOf(error) ?? '';
  if (code === 'ENOSPC')
    return new StartError('DISK_FULL', `No space is left for the backup ${folder}.`, 'Make room, or name another.');
  if (code === '42P01')
    return new StartError('NOTHING_TO_BACK_UP', 'The database holds no Reckoner.', 'Name the database that does.');
  if (!OF_THE_DISK.has(code)) return error;
  const reason = `The folder ${folder} cannot be written: ${messageOf(error)}.`;
  return new StartError('BACKUP_FOLDER_UNWRITABLE', reason, 'Name another one.');
}
