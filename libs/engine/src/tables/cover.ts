import type { Budget } from '../constraints/budget.js';
import type { Dimension } from './dimension.js';
import { covers, intersectRanges, type Ranges } from './ranges.js';

/** Per dimension, some of its atoms: a block of combinations of values. */
export type Box = readonly Ranges[];

export function wholeBox(dimensions: readonly Dimension[]): Box {
  return dimensions.map(({ atoms }) => (atoms.length === 0 ? [] : [0, atoms.length]));
}

/**
 * Finds combinations of values that none of the given rows accepts. One dimension after the other is split into the
 * parts in which the same rows are left, until a row accepts all that remains (covered) or none is left (a gap).
 */
export class CoverSearch {
  readonly #dimensions: readonly Dimension[];
  readonly #budget: Budget;
  readonly #covered = new Set<string>();
  #box: Ranges[] = [];

  constructor(dimensions: readonly Dimension[], budget: Budget) {
    this.#dimensions = dimensions;
    this.#budget = budget;
  }

  /** Boxes within `box`, which must not be empty, that no row touches; none if the rows cover it. One search at a time. */
  gaps(rows: readonly number[], box: Box): Generator<Box> {
    this.#covered.clear();
    this.#box = [...box];
    return this.#search(rows, new Set(box.keys()));
  }

  *#search(rows: readonly number[], open: ReadonlySet<number>): Generator<Box> {
    this.#budget.spend(rows.length + 1);
    if (rows.length === 0) {
      yield [...this.#box];
      return;
    }
    const dimension = this.#mostSelective(rows, open);
    if (dimension === undefined) return;
    const key = rows.length <= KEYED_ROWS_MAX ? `${[...open].join()}:${rows.join()}` : undefined;
    if (key !== undefined && this.#covered.has(key)) return;
    let covered = true;
    for (const gap of this.#split(rows, open, dimension)) {
      covered = false;
      yield gap;
    }
    if (key !== undefined && covered) this.#covered.add(key);
  }

  *#split(rows: readonly number[], open: ReadonlySet<number>, dimension: number): Generator<Box> {
    const rest = new Set(open);
    rest.delete(dimension);
    const whole = this.#box[dimension]!;
    for (const part of this.#parts(rows, dimension)) {
      this.#box[dimension] = part.atoms;
      yield* this.#search(part.rows, rest);
    }
    this.#box[dimension] = whole;
  }

  /** The open dimension that the most rows do not fully accept; undefined where some row fully accepts all. */
  #mostSelective(rows: readonly number[], open: ReadonlySet<number>): number | undefined {
    const partial = new Map<number, number>();
    for (const row of rows) {
      let fully = true;
      for (const dimension of open) {
        if (covers(this.#dimensions[dimension]!.accepted[row]!, this.#box[dimension]!)) continue;
        partial.set(dimension, (partial.get(dimension) ?? 0) + 1);
        fully = false;
      }
      if (fully) return undefined;
    }
    return [...partial].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
  }

  /** The box's extent in a dimension, in parts where the same rows are left; those with the fewest rows first. */
  #parts(rows: readonly number[], dimension: number): Part[] {
    const extent = this.#box[dimension]!;
    const { accepted } = this.#dimensions[dimension]!;
    const always = rows.filter((row) => covers(accepted[row]!, extent));
    const sometimes = rows.filter((row) => !covers(accepted[row]!, extent));
    const parts = new Map<string, { atoms: number[]; rows: number[] }>();
    for (const stretch of stretches(sometimes, accepted, extent)) {
      this.#budget.spend(stretch.rows.length + 1);
      const key = stretch.rows.join();
      const part = parts.get(key);
      if (part) part.atoms.push(stretch.from, stretch.to);
      else parts.set(key, { atoms: [stretch.from, stretch.to], rows: stretch.rows });
    }
    const sorted = [...parts.values()].sort((a, b) => a.rows.length - b.rows.length);
    return sorted.map((part) => ({ atoms: joined(part.atoms), rows: [...always, ...part.rows] }));
  }
}

interface Part {
  readonly atoms: Ranges;
  readonly rows: readonly number[];
}

/** The coverage of so few rows is worth remembering. */
const KEYED_ROWS_MAX = 200;

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly rows: number[];
}

/** Walks along the extent and stops wherever a row begins or ends. */
function* stretches(rows: readonly number[], accepted: readonly Ranges[], extent: Ranges): Generator<Stretch> {
  const events: { at: number; row: number }[] = [];
  for (const row of rows) for (const at of intersectRanges(accepted[row]!, extent)) events.push({ at, row });
  for (const at of extent) events.push({ at, row: -1 });
  events.sort((a, b) => a.at - b.at);
  const inside = new Set<number>();
  for (let index = 0; index < events.length; index++) {
    const { at, row } = events[index]!;
    if (!inside.delete(row)) inside.add(row);
    const next = events[index + 1]?.at ?? at;
    if (next > at && inside.has(-1))
      yield { from: at, to: next, rows: [...inside].filter((one) => one !== -1).sort((a, b) => a - b) };
  }
}

function joined(positions: readonly number[]): Ranges {
  const ranges: number[] = [];
  for (const at of positions) {
    if (ranges.length % 2 === 0 && ranges.at(-1) === at) ranges.pop();
    else ranges.push(at);
  }
  return ranges;
}
