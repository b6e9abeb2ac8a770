import { Workspace } from '@reckoner/definitions';
import { checkWorkspace, type Checked } from '@reckoner/engine';
import { findRoot, readFiles, type ReadOptions } from './files.js';

export interface Loaded {
  readonly root: string;
  readonly checked: Checked;
}

/** Reads and checks the workspace that a folder is in. */
export function loadWorkspace(folder: string, options: ReadOptions = {}): Loaded {
  const root = findRoot(folder);
  return { root, checked: checkWorkspace(Workspace.of(readFiles(root, options))) };
}
