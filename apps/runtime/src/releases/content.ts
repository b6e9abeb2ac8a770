/** A release by its content: the same files have the same hash, whoever stores them, wherever. */
import { createHash, hash } from 'node:crypto';

/** A file of a release. */
export interface ReleaseFile {
  readonly path: string;
  readonly hash: Buffer;
  readonly bytes: Uint8Array;
}

/** A snapshot of a workspace. */
export interface ReleaseContent {
  readonly hash: Buffer;
  readonly files: readonly ReleaseFile[];
  readonly bytes: number;
}

/** SHA-256 over the sorted paths and the hashes of their contents. */
export function contentOf(files: ReadonlyMap<string, string | Uint8Array>): ReleaseContent {
  const sorted = [...files]
    .map(([path, content]): ReleaseFile => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      return { path, hash: sha256(bytes), bytes };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const all = createHash('sha256');
  for (const { path, hash } of sorted) all.update(`${path}\0`).update(hash);
  return { hash: all.digest(), files: sorted, bytes: sorted.reduce((sum, { bytes }) => sum + bytes.length, 0) };
}

export function sha256(bytes: string | Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}
