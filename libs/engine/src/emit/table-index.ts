import type { CellTest, TableIr } from '../ir/definitions.js';
import { isFallback, matches } from '../tables/match.js';
import type { Maybe } from '../values/value.js';
import { ColumnClasses, isIndexable } from './column-classes.js';

/**
 * The rows of a decision table as a graph over the classes of its columns: a node per column and set of rows that are
 * still possible, leading by the class of the column's value to the next. Equal nodes are one. It ends in a leaf: the
 * rows that fit. However many rows there are, finding them takes one step per column.
 */
export interface TableIndex {
  /** The columns in the order of the steps. */
  readonly steps: readonly { readonly column: number; readonly classes: ColumnClasses }[];
  /** The first node, or the complement of a leaf. */
  readonly root: number;
  /** Per node and class: the next node, or the complement of a leaf. */
  readonly next: Int32Array;
  /** Per leaf: the rows that fit, as far as the columns of the steps say. */
  readonly leaves: readonly (readonly number[])[];
  /** Columns that a step is not made for: their cells must still be looked at. */
  readonly unasked: readonly number[];
}

/** The graph may have so many entries for each row of the table; beyond, it goes without its last columns. */
const SIZE_PER_ROW = 64;
const SIZE_LEAST = 1 << 16;

export function indexTable(table: TableIr): TableIndex {
  const columns = table.columns.map((_, column) => {
    const tests = table.rows.map((row) => row.tests[column]!);
    return { column, tests, classes: tests.every(isIndexable) ? new ColumnClasses(tests) : undefined };
  });
  const able = columns.flatMap(({ column, classes }) => (classes ? [{ column, classes }] : [])).sort(bySelectivity);
  for (let count = able.length; ; count--) {
    const builder = new Builder(table, able.slice(0, count));
    const root = builder.build();
    if (root !== undefined) return builder.index(root);
  }
}

type Step = TableIndex['steps'][number];

/** Columns whose cells accept the least come first: the graph stays narrow. */
function bySelectivity(a: Step, b: Step): number {
  return share(a.classes) - share(b.classes) || a.column - b.column;
}

function share({ size, accepted, testOf }: ColumnClasses): number {
  return testOf.reduce((sum, test) => sum + accepted[test]!.length / size, 0);
}

class Builder {
  readonly #table: TableIr;
  readonly #steps: readonly Step[];
  readonly #unasked: readonly number[];
  readonly #next: number[] = [];
  readonly #leaves: (readonly number[])[] = [];
  readonly #known = new Map<string, number>();
  #budget: number;

  constructor(table: TableIr, steps: readonly Step[]) {
    this.#table = table;
    this.#steps = steps;
    this.#unasked = table.columns.flatMap((_, column) => (steps.some((step) => step.column === column) ? [] : [column]));
    this.#budget = steps.length === 0 ? Infinity : Math.max(SIZE_LEAST, table.rows.length * SIZE_PER_ROW);
  }

  /** The root; undefined where the graph grew too large. */
  build(): number | undefined {
    const root = this.#node(
      this.#table.rows.map((_, row) => row),
      0,
    );
    return this.#budget < 0 ? undefined : root;
  }

  index(root: number): TableIndex {
    return { steps: this.#steps, root, next: Int32Array.from(this.#next), leaves: this.#leaves, unasked: this.#unasked };
  }

  #node(rows: readonly number[], level: number): number {
    if (this.#budget < 0) return 0;
    const possible = this.#table.hit === 'first' ? this.#untilCertain(rows, level) : rows;
    const key = `${level} ${possible.join(' ')}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const isLeaf = level === this.#steps.length || possible.length === 0;
    const made = isLeaf ? ~(this.#leaves.push(possible) - 1) : this.#inner(possible, level);
    this.#known.set(key, made);
    return made;
  }

  #inner(rows: readonly number[], level: number): number {
    const { size, accepted, testOf } = this.#steps[level]!.classes;
    this.#budget -= size + rows.length;
    const place = this.#next.length;
    for (let index = 0; index < size; index++) this.#next.push(0);
    const byClass: number[][] = Array.from({ length: size }, () => []);
    for (const row of rows) for (const each of accepted[testOf[row]!]!) byClass[each]!.push(row);
    byClass.forEach((kept, each) => {
      this.#next[place + each] = this.#node(kept, level + 1);
    });
    return place;
  }

  /** With the first hit only, rows behind one that accepts everything from here on do not matter. */
  #untilCertain(rows: readonly number[], level: number): readonly number[] {
    const end = rows.findIndex((row) => this.#acceptsAll(row, level));
    return end < 0 ? rows : rows.slice(0, end + 1);
  }

  #acceptsAll(row: number, level: number): boolean {
    const asked = this.#steps.slice(level).every(({ classes }) => classes.accepted[classes.testOf[row]!]!.length === classes.size);
    return asked && this.#unasked.every((column) => this.#table.rows[row]!.tests[column]!.kind === 'any');
  }
}

/** Which rows of a leaf fit by the hit policy, given the values of all columns. */
export function fittingRows(table: TableIr, index: TableIndex, leaf: number, values: readonly Maybe[]): readonly number[] {
  const rows = index.leaves[leaf]!.filter((row) => index.unasked.every((column) => matches(testAt(table, row, column), values[column])));
  return chosenRows(table, rows);
}

/** What the hit policy makes of rows that fit. */
export function chosenRows(table: TableIr, rows: readonly number[]): readonly number[] {
  const last = rows.at(-1);
  const chosen = rows.length > 1 && isFallback(table, table.rows[last!]!) ? rows.slice(0, -1) : rows;
  return table.hit === 'first' ? chosen.slice(0, 1) : chosen;
}

function testAt(table: TableIr, row: number, column: number): CellTest {
  return table.rows[row]!.tests[column]!;
}
