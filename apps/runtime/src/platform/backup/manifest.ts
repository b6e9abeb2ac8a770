/** What a backup says of itself: which state it is of, and by which bytes its files are known. */
import { createHash, createHmac } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { messageOf, StartError } from '../start-error.js';

/** A table in a backup: rows as `COPY` writes them, packed. */
export interface SavedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly file: string;
  readonly sha256: string;
}

/** A month of a table that is cut by months. */
export interface SavedPartition {
  readonly name: string;
  readonly table: string;
  readonly bounds: string;
}

export interface Manifest {
  readonly format: 1;
  /** By the database's clock: everything that was committed before is in it. */
  readonly stateOf: string;
  readonly migrations: readonly string[];
  readonly server: string;
  /** In the order in which they are filled: what refers to another comes after it. */
  readonly tables: readonly SavedTable[];
  readonly partitions: readonly SavedPartition[];
  readonly sequences: readonly { readonly name: string; readonly value: number; readonly isLong: boolean }[];
  /** Tells the key that secrets are sealed with from others, and nothing else of it. */
  readonly secretKey: string | null;
}

export const MANIFEST = 'manifest.json';

/** A mark of the key: who has the mark learns nothing of the key. */
export const markOfKey = (key: Buffer | undefined): string | null =>
  key === undefined ? null : createHmac('sha256', key).update('reckoner backup').digest('hex').slice(0, 16);

/** Reads it, and holds every file against what it says; nothing is restored from a backup that is not whole. */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) throw damaged(folder, `there is no ${MANIFEST}`);
  const manifest = parsed(folder, readFileSync(file, 'utf8'));
  for (const table of manifest.tables) {
    if (!existsSync(join(folder, table.file))) throw damaged(folder, `${table.file} is missing`);
    if ((await hashOfFile(join(folder, table.file))) !== table.sha256)
      throw damaged(folder, `${table.file} is not as it was written`);
  }
  return manifest;
}

function parsed(folder: string, text: string): Manifest {
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (manifest.format === 1) return manifest;
  } catch (error) {
    throw damaged(folder, messageOf(error));
  }
  throw new StartError(
    'BACKUP_NEWER',
    `The backup ${folder} was made by a newer Reckoner.`,
    'Restore it with that one.',
  );
}

const damaged = (folder: string, why: string): StartError =>
  new StartError('BACKUP_DAMAGED', `The backup ${folder} is not whole: ${why}.`, 'Take another one.');

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
