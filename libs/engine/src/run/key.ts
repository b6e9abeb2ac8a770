/**
 * Keys of several parts as one text, `e-1/2026-W45`. No two keys have the same text: what would look like the line
 * between two parts is written `%2F` within a part.
 */

export function joinedKey(parts: readonly string[]): string {
  return parts.length === 1 ? keyPart(parts[0]!) : parts.map(keyPart).join('/');
}

export function keyPart(part: string): string {
  return part.includes('/') || part.includes('%') ? part.replaceAll('%', '%25').replaceAll('/', '%2F') : part;
}

/** The part of a split within the part around it, if there is one. */
export function partPath(outer: string | undefined, key: string): string {
  return outer === undefined ? keyPart(key) : `${outer}/${keyPart(key)}`;
}
