/** The files of a workspace, read from its folder: what a release is made of. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folders that a workspace's definitions live in, and the file that marks its root. */
const FOLDERS = ['mappings', 'rules', 'flows', 'environments'];
const ROOT_FILE = 'reckoner.yaml';
const DEFINITION = /\.[\w-]+\.ya?ml$|\.csv$|\.sample\.json$/;

/** Rows that stand in for an environment's on the command line; part of no release. */
const SAMPLE_ROWS = /\.sample\.csv$/;

const FILES_MAX = 20_000;
const BYTES_MAX = 256 * 1024 * 1024;

/** The workspace cannot be made a release; the message says why and what to do. */
export class NoWorkspace extends Error {}

/** The files by their paths from the root, with `/`. */
export function readWorkspaceFolder(root: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let bytes = 0;
  const add = (file: string): void => {
    const content = readFileSync(path.join(root, file));
    bytes += content.length;
    files.set(file, content);
    if (files.size > FILES_MAX) throw new NoWorkspace(`${root} has more than ${FILES_MAX} files of a workspace.`);
    if (bytes > BYTES_MAX) throw new NoWorkspace(`${root} has more than ${BYTES_MAX} bytes of a workspace.`);
  };
  try {
    add(ROOT_FILE);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
    throw new NoWorkspace(`${root} is no workspace: it has no ${ROOT_FILE}. \`reckoner init\` makes one.`);
  }
  for (const folder of FOLDERS) for (const file of filesBelow(root, folder)) add(file);
  return files;
}

function filesBelow(root: string, folder: string): string[] {
  try {
    return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && DEFINITION.test(entry.name) && !SAMPLE_ROWS.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .sort();
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw thrown;
  }
}
