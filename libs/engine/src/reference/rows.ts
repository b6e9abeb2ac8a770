import type { ReferenceIr } from '../ir/definitions.js';
import type { Maybe, ObjectValue, Value } from '../values/value.js';
import { sameValue } from '../values/equality.js';
import { frozen } from '../values/intern.js';
import { boundOf, DAY_FIRST, DAY_LAST, dateOf, dayOf } from './days.js';
import { KeyIndex } from './key-index.js';

/** What is wrong with the rows of a table; row numbers count from 0. */
export type RowProblem =
  | { readonly kind: 'missing-key'; readonly row: number; readonly field: string }
  | { readonly kind: 'bad-date'; readonly row: number; readonly field: string; readonly value: Value }
  | { readonly kind: 'reversed'; readonly row: number; readonly from: string; readonly to: string }
  | { readonly kind: 'duplicate'; readonly rows: readonly [number, number]; readonly key: readonly Value[] }
  | {
      readonly kind: 'overlap';
      readonly rows: readonly [number, number];
      readonly key: readonly Value[];
      /** The days for which both rows hold; undefined is open. */
      readonly from: string | undefined;
      readonly to: string | undefined;
    };

/** A row, and for which days it holds. */
interface Entry {
  readonly number: number;
  readonly group: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The rows of a reference table, indexed by key and by day. Rows of one key lie next to each other, ordered by their
 * first day; their days are columns of whole numbers, so that a look-up touches little memory. Rows with problems are
 * left out; of two that hold on the same day the later one answers.
 */
export class ReferenceRows {
  readonly reference: ReferenceIr;
  readonly problems: readonly RowProblem[];
  /** In the order of the index, not of the file. */
  readonly rows: readonly ObjectValue[];
  readonly keys: KeyIndex;
  readonly days: Days;
  readonly #columns = new Map<string, Float64Array | undefined>();

  constructor(reference: ReferenceIr, given: readonly ObjectValue[]) {
    const problems: RowProblem[] = [];
    const rows = given.map((row) => frozen(row) as ObjectValue);
    this.reference = reference;
    this.keys = new KeyIndex(reference.key.length);
    const read = rows.flatMap((row, number) => entryOf(reference, row, { number, keys: this.keys, problems }));
    read.sort((a, b) => a.group - b.group || a.from - b.from || a.number - b.number);
    const entries = read.filter((entry, index) => !isRepeated(entry, read[index - 1], rows));
    reportConflicts(reference, entries, rows, problems);
    this.problems = problems;
    this.rows = entries.map((entry) => rows[entry.number]!);
    this.days = {
      starts: startsOf(entries, this.keys.size),
      bounds: Int32Array.from(entries.flatMap(({ from, to }) => [from, to])),
    };
  }

  /** The row with this key, valid at the date; undefined where there is none, or where a part of the key is missing. */
  find(keys: readonly Maybe[], at?: Maybe): ObjectValue | undefined {
    const dated = this.reference.dated !== undefined;
    if (dated && typeof at !== 'string') return undefined;
    return this.rows[this.place(this.keys.find(keys), dated ? dayOf(at as string) : 0)];
  }

  /** Whether each key has exactly one row, which holds on every day: then the number of the key is its place. */
  get isPlain(): boolean {
    return this.reference.dated === undefined && this.rows.length === this.keys.size;
  }

  /**
   * A field of all rows, by place, where each of them has a double: a look-up then touches one line of the cache instead
   * of three.
   */
  doubles(field: string): Float64Array | undefined {
    if (this.#columns.has(field)) return this.#columns.get(field);
    const values = this.rows.map((row) => (Object.hasOwn(row, field) ? row[field] : undefined));
    const column = values.every((value) => typeof value === 'number')
      ? Float64Array.from(values as number[])
      : undefined;
    this.#columns.set(field, column);
    return column;
  }

  /** Where the row of a key is that is valid at a day; -1 where there is none. */
  place(key: number, day: number): number {
    return placeIn(this.days, this.spanOf(key), day);
  }

  /** The rows of a key as one number (`Days`); -1 for no key. */
  spanOf(key: number): number {
    if (key < 0) return -1;
    const start = this.days.starts[key]!;
    const count = this.days.starts[key + 1]! - start;
    return count < SPAN_ROWS ? start * SPAN_ROWS + count : -2 - key;
  }
}

/**
 * The days of validity of rows, by place. The rows of a key are given as a *span*: where they begin and how many they
 * are, as one number; below -1 for a key with too many for that.
 */
export interface Days {
  /** The first and the last day of each row in turn, so that those of one key lie together. */
  readonly bounds: Int32Array;
  /** Where the rows of each key begin; one more at the end. */
  readonly starts: Int32Array;
}

const SPAN_ROWS = 16;

/** The row of a span that is valid at a day, or -1. */
export function placeIn({ bounds, starts }: Days, span: number, day: number): number {
  if (span < 0) return span === -1 ? -1 : placeAmongMany(bounds, starts, -2 - span, day);
  const first = span >> 4;
  const end = first + (span & (SPAN_ROWS - 1));
  // How many have begun is counted without a branch, which would go another way each time.
  let place = first - 1;
  for (let row = first; row < end; row++) place += 1 + ((day - bounds[2 * row]!) >> 31);
  return place >= first && day <= bounds[2 * place + 1]! ? place : -1;
}

function placeAmongMany(bounds: Int32Array, starts: Int32Array, key: number, day: number): number {
  let [low, high] = [starts[key]! - 1, starts[key + 1]! - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bounds[2 * middle]! <= day) low = middle;
    else high = middle - 1;
  }
  return low >= starts[key]! && day <= bounds[2 * low + 1]! ? low : -1;
}

interface Reading {
  readonly number: number;
  readonly keys: KeyIndex;
  readonly problems: RowProblem[];
}

function entryOf(reference: ReferenceIr, row: ObjectValue, { number, keys, problems }: Reading): Entry[] {
  const key = keyOf(reference, row);
  const absent = key.findIndex((part) => part === undefined || part === null);
  if (absent >= 0) {
    problems.push({ kind: 'missing-key', row: number, field: reference.key[absent]! });
    return [];
  }
  const days = validity(reference, row, number, problems);
  return days ? [{ number, group: keys.add(key), ...days }] : [];
}

/** The days for which the row holds; all of them in a table that is not dated. */
function validity(
  reference: ReferenceIr,
  row: ObjectValue,
  number: number,
  problems: RowProblem[],
): { from: number; to: number } | undefined {
  const { dated } = reference;
  if (!dated) return { from: DAY_FIRST, to: DAY_LAST };
  const [first, last] = [valueAt(row, dated.from), valueAt(row, dated.to)];
  const [from, to] = [boundOf(first, DAY_FIRST), boundOf(last, DAY_LAST)];
  if (from === undefined) problems.push({ kind: 'bad-date', row: number, field: dated.from, value: first! });
  if (to === undefined) problems.push({ kind: 'bad-date', row: number, field: dated.to, value: last! });
  if (from === undefined || to === undefined) return undefined;
  if (from <= to) return { from, to };
  problems.push({ kind: 'reversed', row: number, from: String(first), to: String(last) });
  return undefined;
}

function reportConflicts(
  reference: ReferenceIr,
  entries: readonly Entry[],
  rows: readonly ObjectValue[],
  problems: RowProblem[],
): void {
  let widest: Entry | undefined;
  for (const entry of entries) {
    if (widest?.group !== entry.group) {
      widest = entry;
      continue;
    }
    if (entry.from <= widest.to) problems.push(conflict(reference, [widest, entry], rows));
    if (entry.to > widest.to) widest = entry;
  }
}

function conflict(
  reference: ReferenceIr,
  [earlier, later]: readonly [Entry, Entry],
  rows: readonly ObjectValue[],
): RowProblem {
  const ordered = [earlier.number, later.number].sort((a, b) => a - b) as [number, number];
  const key = keyOf(reference, rows[later.number]!) as readonly Value[];
  if (!reference.dated) return { kind: 'duplicate', rows: ordered, key };
  return { kind: 'overlap', rows: ordered, key, from: dateOf(later.from), to: dateOf(Math.min(earlier.to, later.to)) };
}

/** The same row twice is no contradiction. */
function isRepeated(entry: Entry, before: Entry | undefined, rows: readonly ObjectValue[]): boolean {
  if (before?.group !== entry.group || before.from !== entry.from || before.to !== entry.to) return false;
  return sameValue(rows[before.number]!, rows[entry.number]!);
}

function startsOf(entries: readonly Entry[], groups: number): Int32Array {
  const starts = new Int32Array(groups + 1);
  for (const entry of entries) starts[entry.group + 1]! += 1;
  for (let group = 0; group < groups; group++) starts[group + 1]! += starts[group]!;
  return starts;
}

export function keyOf(reference: ReferenceIr, row: ObjectValue): Maybe[] {
  return reference.key.map((path) => valueAt(row, path));
}

/** The value at a dotted path of own properties. */
export function valueAt(row: ObjectValue, path: string): Maybe {
  let value: Maybe = row;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as ObjectValue)[key];
  }
  return value;
}
