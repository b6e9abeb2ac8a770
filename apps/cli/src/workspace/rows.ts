import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Source } from '@reckoner/diagnostics';
import type { Workspace } from '@reckoner/definitions';
import { UsageError } from '../exit.js';

/** The rows of environment tables from a folder, `DIR/<id>.csv` or `DIR/<last segment>.csv`, instead of their samples. */
export function readRowsFolder(folder: string, workspace: Workspace): Map<string, Source> {
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder}.`);
  const rows = new Map<string, Source>();
  for (const { id, value } of workspace.all('reference')) {
    if (value.rows !== 'environment') continue;
    const file = [id, id.slice(id.lastIndexOf('/') + 1)]
      .map((name) => path.join(folder, `${name}.csv`))
      .find((candidate) => existsSync(candidate));
    if (file !== undefined) rows.set(id, new Source(file, readFileSync(file, 'utf8')));
  }
  if (rows.size === 0) throw new UsageError(`${folder} has no CSV of an environment table.`);
  return rows;
}
