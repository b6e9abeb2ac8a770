import type { Source, Span } from '@reckoner/diagnostics';
import { type MapNode, readYaml, type ScalarNode, type YamlNode } from '@reckoner/definitions/tree';

/** Keys and indexes from the top of a file. */
export type Path = readonly (string | number)[];

/** A scalar of a text, and what it is there. */
export interface Leaf {
  readonly scalar: ScalarNode;
  /** Of the value; for a key, of the map that has it. */
  readonly path: Path;
  readonly role: 'key' | 'value';
  /** The map that has the key. */
  readonly map?: MapNode | undefined;
}

const trees = new WeakMap<Source, YamlNode | null>();

/** The nodes of a text, as far as it can be read; read once. */
export function treeOf(source: Source): YamlNode | undefined {
  const known = trees.get(source);
  if (known !== undefined) return known ?? undefined;
  const { root } = readYaml(source);
  trees.set(source, root ?? null);
  return root;
}

/** Every key and scalar value of a tree, in the order of the text. */
export function* leavesOf(node: YamlNode, path: Path = []): Generator<Leaf> {
  if (node.kind === 'scalar') {
    yield { scalar: node, path, role: 'value' };
  } else if (node.kind === 'list') {
    for (const [index, item] of node.items.entries()) yield* leavesOf(item, [...path, index]);
  } else {
    for (const { key, value } of node.entries) {
      yield { scalar: key, path, role: 'key', map: node };
      yield* leavesOf(value, [...path, key.text]);
    }
  }
}

/** The key or scalar value at an offset, ends included. */
export function leafAt(source: Source, offset: number): Leaf | undefined {
  const root = treeOf(source);
  if (!root) return undefined;
  for (const leaf of leavesOf(root)) if (contains(leaf.scalar.span, offset)) return leaf;
  return undefined;
}

/** The node at a path. */
export function nodeAt(root: YamlNode | undefined, path: Path): YamlNode | undefined {
  let node = root;
  for (const segment of path) {
    if (!node || node.kind === 'scalar') return undefined;
    node =
      node.kind === 'list'
        ? node.items[Number(segment)]
        : node.entries.find(({ key }) => key.text === String(segment))?.value;
  }
  return node;
}

/** The text of the scalar at a path. */
export function textAt(root: YamlNode | undefined, path: Path): string | undefined {
  const node = nodeAt(root, path);
  return node?.kind === 'scalar' ? node.text : undefined;
}

export function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
