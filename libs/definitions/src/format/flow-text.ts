import type { MapNode, YamlNode } from '../yaml/node.js';

/** Lists and maps in brackets and braces, as one line each, or as rows of a grid. */

/** A node within brackets, on one line. */
export function flowText(node: YamlNode): string {
  if (node.kind === 'scalar') return node.span.source.text.slice(node.span.start, node.span.end);
  return cellsOf(node).join(' ');
}

/**
 * The line of a collection, cut behind its commas: `{ id: std,`, `if: [ tm,`, `DE ],`, `then: [ 1 ] }`. Lists directly in
 * a map are cut too, so that the columns of a decision table line up.
 */
export function cellsOf(node: YamlNode): string[] {
  if (node.kind === 'scalar') return [flowText(node)];
  const [open, close] = node.kind === 'map' ? ['{ ', ' }'] : ['[', ']'];
  const parts = node.kind === 'map' ? node.entries.map(entryCells) : node.items.map((item) => [flowText(item)]);
  if (parts.length === 0) return [open.trim() + close.trim()];
  const cells = parts.flatMap((part, index) =>
    index < parts.length - 1 ? [...part.slice(0, -1), `${part.at(-1)!},`] : part,
  );
  cells[0] = open + cells[0];
  cells[cells.length - 1] += close;
  return cells;
}

function entryCells({ key, value }: MapNode['entries'][number]): string[] {
  const name = flowText(key);
  if (value.span.start === value.span.end) return [`${name}:`];
  const cells = value.kind === 'list' ? cellsOf(value) : [flowText(value)];
  return [`${name}: ${cells[0]}`, ...cells.slice(1)];
}

/**
 * One line per row, with the cells of all rows below each other; undefined where the rows are of different forms. The last
 * fields of a row may be left out, as a note may.
 */
export function gridLines(rows: readonly MapNode[]): string[] | undefined {
  const longest = rows.reduce((a, b) => (b.entries.length > a.entries.length ? b : a));
  if (!rows.every((row) => isBeginning(row, longest))) return undefined;
  const cells = rows.map(cellsOf);
  const widths = cells[rows.indexOf(longest)]!.map((_, column) => widthOf(cells, column));
  return cells.map((row) =>
    row.map((cell, column) => (column < row.length - 1 ? cell.padEnd(widths[column]!) : cell)).join(' '),
  );
}

/** The last cell of a row needs no room. */
function widthOf(cells: readonly (readonly string[])[], column: number): number {
  return cells.reduce((width, row) => (column < row.length - 1 ? Math.max(width, row[column]!.length) : width), 0);
}

/** Whether a row has the fields, and lists as long, with which the other begins. */
function isBeginning(row: MapNode, longest: MapNode): boolean {
  return row.entries.every(({ key, value }, at) => {
    const { key: other, value: otherValue } = longest.entries[at]!;
    return key.text === other.text && lengthOf(value) === lengthOf(otherValue);
  });
}

function lengthOf(node: YamlNode): number {
  return node.kind === 'list' ? node.items.length : 1;
}

/** Whether the author made room between the parts of a line, to line it up with others. */
export function isPadded(node: YamlNode): boolean {
  if (node.kind === 'scalar') return false;
  const parts = node.kind === 'list' ? node.items : node.entries.flatMap(({ key, value }) => [key, value]);
  return parts.some((part, index) => {
    const before = parts[index - 1];
    if (isPadded(part)) return true;
    return before !== undefined && / {2}/.test(part.span.source.text.slice(before.span.end, part.span.start));
  });
}
