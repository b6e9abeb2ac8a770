import type { Source, TextEdit } from '@reckoner/diagnostics';
import type { ListNode, MapNode } from '../yaml/node.js';
import { columnOf, dashOf, lineEnd, lineStart, partsOf, type Place } from './place.js';
import { entryLines, itemLines, lineOf, scalarText, type YamlValue } from './write.js';

/** Puts items into a list that has some. */
export function insertItems({ node, inFlow }: Place, index: number, items: readonly YamlValue[]): readonly TextEdit[] {
  const list = node as ListNode;
  if (items.length === 0) return [];
  if (inFlow || list.flow)
    return [
      insertInFlow(
        list,
        index,
        items.map((item) => lineOf(item, true)),
      ),
    ];
  const { source } = list.span;
  const column = columnOf(source, list.span.start);
  const neighbour = list.items[Math.max(index - 1, 0)];
  const asBlock = neighbour?.kind === 'map' && !neighbour.flow;
  return [
    insertLines(
      list,
      index,
      items.flatMap((item) => itemLines(item, column, asBlock)),
    ),
  ];
}

/** Adds entries to a map that has some: at its end, or before the entry of a name. */
export function insertEntries(
  { node, inFlow }: Place,
  entries: readonly (readonly [string, YamlValue])[],
  before: string | undefined,
): readonly TextEdit[] {
  const map = node as MapNode;
  const found = map.entries.findIndex(({ key }) => key.text === before);
  const index = found === -1 ? map.entries.length : found;
  if (inFlow || map.flow) {
    const texts = entries.map(([key, value]) => `${scalarText(key, true)}: ${lineOf(value, true)}`);
    return [insertInFlow(map, index, texts)];
  }
  const column = columnOf(map.span.source, map.span.start);
  return [
    insertLines(
      map,
      index,
      entries.flatMap(([key, value]) => entryLines(key, value, column)),
    ),
  ];
}

function insertInFlow(node: ListNode | MapNode, index: number, texts: readonly string[]): TextEdit {
  const parts = partsOf(node);
  const next = parts[index];
  const at = next ? next.start : parts.at(-1)!.end;
  const joint = jointOf(node, parts);
  const text = next ? texts.map((one) => one + joint).join('') : texts.map((one) => joint + one).join('');
  return { span: node.span.source.span(at, at), text };
}

/** What stands between parts: a comma and, where each part has its own line, a line end and the indentation. */
function jointOf(node: ListNode | MapNode, parts: readonly { start: number; end: number }[]): string {
  const [first, second] = parts;
  if (!first || !second) return ', ';
  const between = /^,\s*$/.exec(node.span.source.text.slice(first.end, second.start));
  return between?.[0].includes('\n') ? between[0] : ', ';
}

/** Whole lines behind the part before the index, with its comment; at the first place, lines before the first part. */
function insertLines(node: ListNode | MapNode, index: number, lines: readonly string[]): TextEdit {
  const { source } = node.span;
  const before = partsOf(node)[index - 1];
  if (before) {
    const at = lineEnd(source, before.end);
    return { span: source.span(at, at), text: lines.map((line) => `\n${line}`).join('') };
  }
  return insertFirst(source, node.kind === 'list' ? dashOf(node, 0) : node.span.start, lines);
}

/** The new lines take the place where the first part begins, which may be behind a dash. */
function insertFirst(source: Source, at: number, lines: readonly string[]): TextEdit {
  const indent = ' '.repeat(at - lineStart(source, at));
  return { span: source.span(at, at), text: `${lines.join('\n').trimStart()}\n${indent}` };
}
