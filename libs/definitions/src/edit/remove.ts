import type { Source, TextEdit } from '@reckoner/diagnostics';
import type { ListNode, MapNode } from '../yaml/node.js';
import { dashOf, lineEnd, lineStart, NoSuchPlace, partsOf, type Place } from './place.js';
import { replaceValue } from './replace.js';

type Range = { readonly start: number; readonly end: number };

/** Takes parts out of a list or map; one that loses all of them is written as an empty one. */
export function removeParts(place: Place, indexes: ReadonlySet<number>): readonly TextEdit[] {
  const node = place.node as ListNode | MapNode;
  const parts = partsOf(node);
  if (indexes.size === parts.length) return replaceValue(place, node.kind === 'list' ? [] : {});
  const { source } = node.span;
  const ranges = place.inFlow || node.flow ? flowRanges(parts, indexes) : [...indexes].map((at) => lineRange(node, at));
  return ranges.map(({ start, end }) => ({ span: source.span(start, end), text: '' }));
}

/** Runs of parts with the comma that goes with them. */
function flowRanges(parts: readonly Range[], indexes: ReadonlySet<number>): Range[] {
  const ranges: Range[] = [];
  for (let first = 0; first < parts.length; first++) {
    if (!indexes.has(first)) continue;
    let last = first;
    while (indexes.has(last + 1)) last++;
    const next = parts[last + 1];
    ranges.push(
      next ? { start: parts[first]!.start, end: next.start } : { start: parts[first - 1]!.end, end: parts[last]!.end },
    );
    first = last;
  }
  return ranges;
}

/** The lines of a part, from its key or dash to its comment; the first behind a dash leaves the dash to the next. */
function lineRange(node: ListNode | MapNode, index: number): Range {
  const { source } = node.span;
  const { start, end } = wholePart(node, index);
  const from = lineStart(source, start);
  const behind = lineEnd(source, end);
  if (source.text.slice(from, start).trim() === '') return { start: from, end: afterLine(source, behind) };
  const next = wholePart(node, index + 1).start;
  const isPlain = source.text.slice(end, next).trim() === '';
  return { start, end: isPlain ? next : end };
}

function wholePart(node: ListNode | MapNode, index: number): Range {
  const { start, end } = partsOf(node)[index]!;
  return { start: node.kind === 'list' ? dashOf(node, index) : start, end };
}

function afterLine(source: Source, at: number): number {
  const found = source.text.indexOf('\n', at);
  return found === -1 ? source.text.length : found + 1;
}

/** Brings a part before the one at index `to`; comments on the lines right above it go with it. */
export function movePart(place: Place, index: number, to: number): readonly TextEdit[] {
  const node = place.node as ListNode | MapNode;
  const parts = partsOf(node);
  if (to < 0 || to > parts.length) throw new NoSuchPlace([to]);
  if (to === index || to === index + 1) return [];
  const { source } = node.span;
  if (place.inFlow || node.flow) return permute(source, parts, index, to);
  if (beginsBehindDash(node))
    return permute(
      source,
      parts.map((_, at) => withComment(node, at)),
      index,
      to,
    );
  const moved = withComments(node, index);
  const at = to === parts.length ? withComments(node, to - 1).end : withComments(node, to).start;
  const text = source.text.slice(moved.start, moved.end);
  const isUnended = !text.endsWith('\n');
  return [
    { span: source.span(moved.start, moved.end), text: '' },
    {
      span: source.span(at, at),
      text: isUnended ? `${text}\n` : source.text.charAt(at - 1) === '\n' ? text : `\n${text}`,
    },
  ];
}

/** A map in a list, whose first key stands behind the dash. */
function beginsBehindDash(node: ListNode | MapNode): boolean {
  const { source } = node.span;
  const { start } = wholePart(node, 0);
  return source.text.slice(lineStart(source, start), start).trim() !== '';
}

/** A part to the end of its line. */
function withComment(node: ListNode | MapNode, index: number): Range {
  const { start, end } = wholePart(node, index);
  return { start, end: lineEnd(node.span.source, end) };
}

/** The texts change places; what stands between them, such as commas, stays. */
function permute(source: Source, parts: readonly Range[], index: number, to: number): readonly TextEdit[] {
  const order = parts.map((_, at) => at).filter((at) => at !== index);
  order.splice(to > index ? to - 1 : to, 0, index);
  return order.flatMap((from, at) => {
    const { start, end } = parts[at]!;
    const text = source.text.slice(parts[from]!.start, parts[from]!.end);
    return from === at ? [] : [{ span: source.span(start, end), text }];
  });
}

function withComments(node: ListNode | MapNode, index: number): Range {
  const { source } = node.span;
  const { start, end } = wholePart(node, index);
  let from = lineStart(source, start);
  const least = index > 0 ? partsOf(node)[index - 1]!.end : node.kind === 'list' ? 0 : node.span.start;
  while (from > 0) {
    const above = lineStart(source, from - 1);
    if (above <= least || !source.text.slice(above, from).trim().startsWith('#')) break;
    from = above;
  }
  return { start: from, end: afterLine(source, lineEnd(source, end)) };
}
