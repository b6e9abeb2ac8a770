import { KINDS } from '../kinds/index.js';
import { KIND_NAMES, type Kind } from '../kinds/kind.js';

/** What the path of a file says about it. Paths are relative to the workspace, with `/`. */
export interface Identity {
  readonly kind: Kind;
  readonly id: string;
}

/** Suffixes that later versions will give a meaning. */
export const RESERVED_SUFFIXES: readonly string[] = ['.group.yaml'];

/** The kind is the suffix, the id the path below the top folder. Undefined for a file of no kind. */
export function identify(path: string): Identity | undefined {
  if (path === KINDS.workspace.suffix) return { kind: 'workspace', id: 'workspace' };
  const kind = KIND_NAMES.find((name) => name !== 'workspace' && path.endsWith(KINDS[name].suffix));
  if (!kind) return undefined;
  const below = path.slice(path.indexOf('/') + 1, -KINDS[kind].suffix.length);
  return below === '' || below.endsWith('/') ? undefined : { kind, id: below };
}

export function lastSegment(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** Kinds that share one namespace, since the same field refers to them. */
export function namespaceOf(kind: Kind): readonly Kind[] {
  return kind === 'rules' || kind === 'table' ? ['rules', 'table'] : [kind];
}
