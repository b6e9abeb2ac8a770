import type { Source, TextEdit } from '@reckoner/diagnostics';
import type { Path } from '../definition.js';
import type { YamlNode } from '../yaml/node.js';
import { readYaml } from '../yaml/read-yaml.js';
import { insertEntries, insertItems } from './insert.js';
import { NoSuchPlace, placeAt, placeOf } from './place.js';
import { movePart, removeParts } from './remove.js';
import { replaceValue } from './replace.js';
import { scalarText, type YamlValue } from './write.js';

/**
 * What a person changed in a view of a text. Paths lead through the text as it is before all edits of a call; an index that is
 * the list's length is the place behind its last item.
 */
export type Edit =
  /** Gives a value; keys that are not there yet are added at the end of their map, or before the entry named `before`. */
  | { readonly set: Path; readonly to: YamlValue; readonly before?: string }
  /** Puts items into a list, so that the first of them stands at the index that ends the path. */
  | { readonly insert: Path; readonly items: readonly YamlValue[] }
  | { readonly remove: Path }
  /** Brings an item or entry to stand before the one that is at the index now. */
  | { readonly move: Path; readonly to: number }
  | { readonly rename: Path; readonly to: string };

/**
 * The smallest edits of a YAML text that make these changes: comments, order, quotes and layout of everything else stay, byte
 * for byte. Edits of one call must not touch the same part twice.
 *
 * @throws NoSuchPlace if the text cannot be read or lacks a path.
 */
export function editYaml(source: Source, edits: readonly Edit[]): readonly TextEdit[] {
  const { root } = readYaml(source);
  if (!root) throw new NoSuchPlace([]);
  return [
    ...edits.flatMap((edit) => ('set' in edit ? [] : textEditsOf(root, edit))),
    ...removals(root, edits),
    ...settings(root, edits),
  ].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function textEditsOf(root: YamlNode, edit: Exclude<Edit, { set: Path }>): readonly TextEdit[] {
  if ('insert' in edit) return insertion(root, edit.insert, edit.items);
  if ('move' in edit) return movePart(parentOf(root, edit.move), indexIn(root, edit.move), edit.to);
  if ('remove' in edit) return [];
  const { entry, inFlow } = placeAt(root, edit.rename);
  if (!entry) throw new NoSuchPlace(edit.rename);
  return [{ span: entry.key.span, text: scalarText(edit.to, inFlow) }];
}

function insertion(root: YamlNode, path: Path, items: readonly YamlValue[]): readonly TextEdit[] {
  const { place, missing } = placeOf(root, path.slice(0, -1));
  const index = path.at(-1);
  if (missing.length > 0) return settings(root, [{ set: path.slice(0, -1), to: items }]);
  if (place.node.kind === 'scalar' && place.node.value === null) return replaceValue(place, items);
  if (place.node.kind !== 'list' || typeof index !== 'number') throw new NoSuchPlace(path);
  if (place.node.items.length === 0) return replaceValue(place, items);
  return insertItems(place, index, items);
}

/** Removals are made together for each list or map: what loses all its parts becomes an empty one. */
function removals(root: YamlNode, edits: readonly Edit[]): readonly TextEdit[] {
  const parents = new Map<YamlNode, { path: Path; indexes: Set<number> }>();
  for (const edit of edits) {
    if (!('remove' in edit)) continue;
    const { node } = parentOf(root, edit.remove);
    const known = parents.get(node) ?? { path: edit.remove.slice(0, -1), indexes: new Set<number>() };
    parents.set(node, known);
    known.indexes.add(indexIn(root, edit.remove));
  }
  return [...parents.values()].flatMap(({ path, indexes }) => removeParts(placeAt(root, path), indexes));
}

function parentOf(root: YamlNode, path: Path) {
  if (path.length === 0) throw new NoSuchPlace(path);
  return placeAt(root, path.slice(0, -1));
}

function indexIn(root: YamlNode, path: Path): number {
  const { node } = parentOf(root, path);
  const last = path.at(-1)!;
  const index = node.kind === 'map' ? node.entries.findIndex(({ key }) => key.text === last) : Number(last);
  if (node.kind === 'scalar' || index < 0 || (node.kind === 'list' && index >= node.items.length)) {
    throw new NoSuchPlace(path);
  }
  return index;
}

interface Addition {
  readonly path: Path;
  readonly before: string | undefined;
  readonly entries: Map<string, YamlValue>;
}

/** Values that are there are replaced; what is not there yet is gathered, so that two fields of one new map make one map. */
function settings(root: YamlNode, edits: readonly Edit[]): readonly TextEdit[] {
  const made: TextEdit[] = [];
  const additions = new Map<string, Addition>();
  for (const edit of edits) {
    if (!('set' in edit)) continue;
    const { place, missing } = placeOf(root, edit.set);
    if (missing.length === 0) made.push(...replaceValue(place, edit.to));
    else gather(additions, edit, edit.set.length - missing.length);
  }
  for (const { path, before, entries } of additions.values()) {
    const place = placeAt(root, path);
    const isEmpty = place.node.kind === 'scalar' ? place.node.value === null : isEmptyMap(place.node);
    if (isEmpty) made.push(...replaceValue(place, Object.fromEntries(entries)));
    else made.push(...insertEntries(place, [...entries], before));
  }
  return made;
}

function isEmptyMap(node: YamlNode): boolean {
  return node.kind === 'map' && node.entries.length === 0;
}

function gather(
  additions: Map<string, Addition>,
  { set, to, before }: Extract<Edit, { readonly set: Path }>,
  depth: number,
): void {
  const path = set.slice(0, depth);
  const id = JSON.stringify([path, before]);
  const addition = additions.get(id) ?? { path, before, entries: new Map<string, YamlValue>() };
  additions.set(id, addition);
  const [key, ...inner] = set.slice(depth);
  if (typeof key === 'number') throw new NoSuchPlace(set);
  addition.entries.set(key!, nest(addition.entries.get(key!), inner, to, set));
}

/** The value with another put inside it at a path of keys. */
function nest(value: YamlValue | undefined, keys: Path, to: YamlValue, whole: Path): YamlValue {
  const [key, ...inner] = keys;
  if (key === undefined) return to;
  if (typeof key === 'number') throw new NoSuchPlace(whole);
  const map = (value ?? {}) as { readonly [key: string]: YamlValue };
  return { ...map, [key]: nest(map[key], inner, to, whole) };
}
