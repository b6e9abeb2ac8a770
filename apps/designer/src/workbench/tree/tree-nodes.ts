/** The files of a workspace as a tree of folders. */
import type { TreeNode } from '../../design/tables/tree-rows.js';
import { kindOfPath, nameOfPath, stemOfPath } from '../kind-of-path.js';

/** A folder or a file; folders end in `/`. */
export interface FileNode extends TreeNode {
  readonly kind: string | undefined;
  readonly children?: readonly FileNode[];
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: string[];
}

/** Folders first; two files of one name keep the end that tells them apart. */
export function fileNodes(paths: readonly string[]): readonly FileNode[] {
  const root: Folder = { folders: new Map(), files: [] };
  for (const path of paths) {
    let folder = root;
    for (const name of path.split('/').slice(0, -1)) {
      let inner = folder.folders.get(name);
      if (!inner) folder.folders.set(name, (inner = { folders: new Map(), files: [] }));
      folder = inner;
    }
    folder.files.push(path);
  }
  return nodesOf(root, '');
}

function nodesOf({ folders, files }: Folder, at: string): FileNode[] {
  const inner = [...folders].map(([name, folder]): FileNode => {
    const id = `${at}${name}/`;
    return { id, label: name, kind: undefined, children: nodesOf(folder, id) };
  });
  return [...inner, ...files.map((path) => ({ id: path, label: labelOf(path), kind: kindOfPath(path) }))];
}

function labelOf(path: string): string {
  return path.endsWith('.csv') ? nameOfPath(path) : stemOfPath(path);
}

/** Paths that hold each of the words: `billing rules`, `harv map`. */
export function filtered(paths: readonly string[], words: string): readonly string[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return paths;
  return paths.filter((path) => wanted.every((word) => path.toLowerCase().includes(word)));
}

/** The one that Enter opens: most of the words in its own name, and the least beside them. */
export function bestOf(paths: readonly string[], words: string): string | undefined {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const inName = (path: string): number =>
    wanted.filter((word) => nameOfPath(path).toLowerCase().includes(word)).length;
  return [...paths].sort((a, b) => inName(b) - inName(a) || a.length - b.length)[0];
}

/** The folders above a path: they are open where it is shown. */
export function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}

/** Counts by path added up for each folder. */
export function withFolders(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const all = new Map(counts);
  for (const [path, count] of counts)
    for (const folder of foldersOf(path)) all.set(folder, (all.get(folder) ?? 0) + count);
  return all;
}
