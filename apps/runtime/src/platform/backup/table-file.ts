/** A table's rows into a file, and out of it again. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { SavedTable } from './manifest.js';
import type { FoundTable } from './tables.store.js';

const quoted = (names: readonly string[]): string => names.map((name) => pg.escapeIdentifier(name)).join(', ');

/** Answers what was written; it is on the disk. */
export async function saveTable(
  client: pg.ClientBase,
  { name, columns }: FoundTable,
  folder: string,
): Promise<SavedTable> {
  const file = `${name}.copy.gz`;
  const path = join(folder, file);
  const rows = client.query(copyTo(`COPY (SELECT ${quoted(columns)} FROM ${quoted([name])}) TO STDOUT`));
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(rows, createGzip({ level: constants.Z_BEST_SPEED }), hashed, createWriteStream(path, { mode: 0o600 }));
  await synced(path);
  return { name, columns, rows: rows.rowCount, file, sha256: hash.digest('hex') };
}

/** Answers how many rows came. */
export async function loadTable(client: pg.ClientBase, table: SavedTable, folder: string): Promise<number> {
  const rows = client.query(copyFrom(`COPY ${quoted([table.name])} (${quoted(table.columns)}) FROM STDIN`));
  await pipeline(createReadStream(join(folder, table.file)), createGunzip(), rows);
  return rows.rowCount;
}

/** Waits until the file, or the folder's list of files, is on the disk. */
export async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
