import type { Source } from '@reckoner/diagnostics';
import type { Path } from '../definition.js';
import type { ListNode, MapEntry, MapNode, YamlNode } from '../yaml/node.js';

/** A path that the text does not have, or a text that cannot be read: the caller holds an older text. */
export class NoSuchPlace extends Error {
  constructor(path: Path) {
    super(`the text has nothing at ${path.length === 0 ? 'its top' : path.join('.')}`);
  }
}

/** A node of a text, with what is around it. */
export interface Place {
  readonly node: YamlNode;
  /** It or something around it is written in brackets or braces, so all within stays on a line. */
  readonly inFlow: boolean;
  /** The map's entry that it is the value of. */
  readonly entry?: MapEntry | undefined;
}

/** As far as the text has the path: the place, and the keys that it lacks. */
export function placeOf(root: YamlNode, path: Path): { readonly place: Place; readonly missing: Path } {
  let place: Place = { node: root, inFlow: false };
  for (const [depth, segment] of path.entries()) {
    const next = step(place, segment);
    if (!next) return { place, missing: path.slice(depth) };
    place = next;
  }
  return { place, missing: [] };
}

/** The place at a path that must be there. */
export function placeAt(root: YamlNode, path: Path): Place {
  const { place, missing } = placeOf(root, path);
  if (missing.length > 0) throw new NoSuchPlace(path);
  return place;
}

function step({ node, inFlow }: Place, segment: string | number): Place | undefined {
  if (node.kind === 'scalar') return undefined;
  const flow = inFlow || node.flow;
  if (node.kind === 'list') {
    const item = typeof segment === 'number' ? node.items[segment] : undefined;
    return item && { node: item, inFlow: flow };
  }
  const entry = node.entries.find(({ key }) => key.text === segment);
  return entry && { node: entry.value, inFlow: flow, entry };
}

/** The parts of a list or map with all that belongs to them: an item, or a key and its value. */
export function partsOf(node: ListNode | MapNode): { readonly start: number; readonly end: number }[] {
  if (node.kind === 'list') return node.items.map(({ span }) => span);
  return node.entries.map(({ key, value }) => ({
    start: key.span.start,
    end: value.span.start === value.span.end ? key.span.source.text.indexOf(':', key.span.end) + 1 : value.span.end,
  }));
}

export function lineStart(source: Source, at: number): number {
  return source.text.lastIndexOf('\n', at - 1) + 1;
}

/** The end of the line without its line end. */
export function lineEnd(source: Source, at: number): number {
  const found = source.text.indexOf('\n', at);
  if (found === -1) return source.text.length;
  return source.text.charAt(found - 1) === '\r' && found > at ? found - 1 : found;
}

export function columnOf(source: Source, at: number): number {
  return at - lineStart(source, at);
}

/** Where the dash of a list's item stands: the nearest one before the item that is not within a comment. */
export function dashOf(list: ListNode, index: number): number {
  const { source } = list.span;
  const from = index === 0 ? list.span.start : list.items[index - 1]!.span.end;
  if (index === 0) return list.span.start;
  const between = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*/.exec(source.text.slice(from, list.items[index]!.span.end + 1));
  return from + between![0].length;
}
