import type { Budget } from '../constraints/budget.js';
import type { Box } from './cover.js';
import type { Dimension } from './dimension.js';
import { firstCommon, intersectRanges, type Ranges } from './ranges.js';

/**
 * All pairs of the given rows that accept something in common, the earlier row first. The rows are swept along the dimension that keeps most
 * of them apart, so that only neighbours are compared in the others.
 */
export function* meetings(
  dimensions: readonly Dimension[],
  rows: readonly number[],
  budget: Budget,
): Generator<[number, number]> {
  const sweep = mostApart(dimensions, rows);
  if (sweep === undefined) return;
  const { accepted } = dimensions[sweep]!;
  const open = new Set<number>();
  for (const { at, row, enters } of edges(accepted, rows)) {
    if (!enters) {
      open.delete(row);
      continue;
    }
    budget.spend(open.size + 1);
    for (const other of open) {
      // A pair that meets in several stretches is met at the first.
      if (firstCommon(accepted[row]!, accepted[other]!) !== at || !meet(dimensions, row, other)) continue;
      yield row < other ? [row, other] : [other, row];
    }
    open.add(row);
  }
}

/** What both rows accept; empty in some dimension where they do not meet. */
export function commonBox(dimensions: readonly Dimension[], a: number, b: number): Box {
  return dimensions.map(({ accepted }) => intersectRanges(accepted[a]!, accepted[b]!));
}

function meet(dimensions: readonly Dimension[], a: number, b: number): boolean {
  return dimensions.every(({ accepted }) => firstCommon(accepted[a]!, accepted[b]!) !== -1);
}

interface Edge {
  readonly at: number;
  readonly row: number;
  readonly enters: boolean;
}

/** Where rows begin and end, ascending; at one place those that end come first. */
function edges(accepted: readonly Ranges[], rows: readonly number[]): Edge[] {
  const found: Edge[] = [];
  for (const row of rows) accepted[row]!.forEach((at, index) => found.push({ at, row, enters: index % 2 === 0 }));
  return found.sort((a, b) => a.at - b.at || Number(a.enters) - Number(b.enters) || a.row - b.row);
}

function mostApart(dimensions: readonly Dimension[], rows: readonly number[]): number | undefined {
  const neighbours = dimensions.map(({ accepted }) => {
    let [open, pairs] = [0, 0];
    for (const { enters } of edges(accepted, rows)) {
      if (enters) pairs += open;
      open += enters ? 1 : -1;
    }
    return pairs;
  });
  return neighbours.length === 0 ? undefined : neighbours.indexOf(Math.min(...neighbours));
}
