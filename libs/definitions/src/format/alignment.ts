import type { MapEntry, YamlNode } from '../yaml/node.js';
import { gapOf } from './gap.js';

/** What stands below each other: names padded so that their values line up, and runs of similar items. */

function nameWidth({ key }: MapEntry): number {
  return key.span.end - key.span.start + 1;
}

/** The width of the longest name, if the author lined the values up: all of them, or by more than one odd space. */
export function paddedWidth(run: readonly MapEntry[]): number {
  const padded = run.filter((entry) => spacesBehind(entry) > 1).length;
  const columns = new Set(run.map((entry) => nameWidth(entry) + spacesBehind(entry)));
  return padded > 1 || (padded === 1 && run.length > 1 && columns.size === 1) ? Math.max(...run.map(nameWidth)) : 0;
}

function spacesBehind({ key, value }: MapEntry): number {
  return value.span.start - key.span.end - 1;
}

/** For each entry the width to which its name is padded: where one of a run of one-line entries was, all are. */
export function paddingOf(entries: readonly MapEntry[]): number[] {
  const padding: number[] = [];
  while (padding.length < entries.length) {
    const start = padding.length;
    let end = start;
    while (
      end < entries.length &&
      isOneLine(entries[end]!) &&
      (end === start || !isAfterBlank(entries[end - 1]!, entries[end]!))
    )
      end++;
    const run = entries.slice(start, end);
    const width = paddedWidth(run);
    padding.push(...(run.length === 0 ? [0] : run.map(() => width)));
  }
  return padding;
}

/** A name and its value stand on one line. */
export function isOneLine({ key, value }: MapEntry): boolean {
  return value.span.start < value.span.end && !key.span.source.text.slice(key.span.end, value.span.end).includes('\n');
}

function isAfterBlank(before: MapEntry, after: MapEntry): boolean {
  return gapOf(before.key.span.source, before.value.span.end, after.key.span.start).blank;
}

/** Runs of neighbours with the same key; items without one stand alone. */
export function runsOf(
  items: readonly YamlNode[],
  keyOf: (item: YamlNode) => string | undefined,
  isApart: (a: YamlNode, b: YamlNode) => boolean,
): YamlNode[][] {
  const runs: YamlNode[][] = [];
  let last: string | undefined;
  for (const [index, item] of items.entries()) {
    const key = keyOf(item);
    if (key !== undefined && key === last && !isApart(items[index - 1]!, item)) runs.at(-1)!.push(item);
    else if (key !== undefined) runs.push([item]);
    last = key;
  }
  return runs;
}
