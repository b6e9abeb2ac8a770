import { Workspace } from '@reckoner/definitions';
import { checkWorkspace, type Checked } from '@reckoner/engine';
import { findRoot, readFiles, type ReadOptions } from './files.js';
import { readRowsFolder } from './rows.js';

export interface Loaded {
  readonly root: string;
  readonly checked: Checked;
}

/** Reads and checks the workspace that a folder is in. */
export function loadWorkspace(
  folder: string,
  options: ReadOptions & { readonly rows?: string | undefined } = {},
): Loaded {
  const root = findRoot(folder);
  const workspace = Workspace.of(readFiles(root, options));
  const rows = options.rows === undefined ? {} : { rows: readRowsFolder(options.rows, workspace) };
  return { root, checked: checkWorkspace(workspace, rows) };
}
