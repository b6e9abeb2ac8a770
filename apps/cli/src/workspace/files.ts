import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../exit.js';

/** The folders that a workspace's definitions live in, and the file that marks its root. */
const FOLDERS = ['mappings', 'rules', 'flows', 'environments'];
const ROOT_FILE = 'reckoner.yaml';
const DEFINITION =
  /\.(schema|mapping|rules|table|reference|flow|balance|reasons|environment|connection|group)\.yaml$|\.csv$/;
const TESTING = /\.test\.yaml$|\.sample\.json$/;
/** Files with a definition's look but of no kind are read too, so that a misspelt suffix is reported. */
const LOOKALIKE = /\.[\w-]+\.(ya?ml|json)$/;

const FILES_MAX = 20_000;
const FILE_BYTES_MAX = 64 * 1024 * 1024;

/** The root of the workspace that the folder is in: itself or the nearest above with a `reckoner.yaml`. */
export function findRoot(folder: string): string {
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder}.`);
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(path.join(at, ROOT_FILE))) return at;
    if (at === path.dirname(at))
      throw new UsageError(
        `${folder} is in no workspace: no ${ROOT_FILE} there or above. \`reckoner init\` makes one.`,
      );
  }
}

export interface ReadOptions {
  /** Leave out tests and samples, which running needs not. */
  readonly withoutTests?: boolean;
}

/** Whether a path below the root is one of the workspace's files. */
export function isWorkspaceFile(file: string): boolean {
  const [top, ...rest] = file.split('/');
  if (rest.length === 0) return file === ROOT_FILE;
  const name = rest.at(-1)!;
  return FOLDERS.includes(top!) && (DEFINITION.test(name) || LOOKALIKE.test(name));
}

/** The files of a workspace by their paths relative to its root, with `/`. */
export function readFiles(root: string, options: ReadOptions = {}): Map<string, string> {
  const files = new Map<string, string>([[ROOT_FILE, readFileSync(path.join(root, ROOT_FILE), 'utf8')]]);
  const wanted = (name: string): boolean =>
    DEFINITION.test(name) ||
    (!options.withoutTests && TESTING.test(name)) ||
    (LOOKALIKE.test(name) && !TESTING.test(name));
  for (const folder of FOLDERS) {
    if (!existsSync(path.join(root, folder))) continue;
    for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !wanted(entry.name)) continue;
      const full = path.join(entry.parentPath, entry.name);
      files.set(path.relative(root, full).split(path.sep).join('/'), readText(full));
      if (files.size > FILES_MAX) throw new UsageError(`The workspace has more than ${FILES_MAX} files.`);
    }
  }
  return files;
}

function readText(file: string): string {
  const bytes = readFileSync(file);
  if (bytes.length > FILE_BYTES_MAX) throw new UsageError(`${file} is larger than 64 MiB.`);
  return bytes.toString('utf8');
}
