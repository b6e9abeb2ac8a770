import type { TableIr } from '../ir/definitions.js';
import { ColumnClasses, isIndexable } from './column-classes.js';

/**
 * The rows of a decision table as a graph over the classes of its columns: a node per column and set of rows that are
 * still possible, leading by the class of the column's value to the next. Equal nodes are one. It ends in a leaf: few
 * rows, of which those fit that accept the classes of the columns not asked yet.
 */
export interface TableIndex {
  /** The columns in the order of the steps. */
  readonly steps: readonly Step[];
  /** The first node, or the complement of a leaf. */
  readonly root: number;
  /** Per node and class: the next node, or the complement of a leaf. */
  readonly next: Int32Array;
  readonly leaves: readonly Leaf[];
  /** Columns whose values have no classes: their cells are looked at one by one. */
  readonly unasked: readonly number[];
}

export interface Step {
  readonly column: number;
  readonly classes: ColumnClasses;
}

export interface Leaf {
  /** The rows that are still possible, in order. */
  readonly rows: readonly number[];
  /** The first step that was not made. */
  readonly level: number;
}

/** So few rows are looked at one by one rather than told apart by further steps: one, or where that takes too much, more. */
const ROWS_FEW = [1, 4];

/** The graph may have so many entries for each row of the table; beyond, it goes without its last columns. */
const SIZE_PER_ROW = 64;
const SIZE_LEAST = 1 << 16;

export function indexTable(table: TableIr): TableIndex {
  const columns = table.columns.map((_, column) => {
    const tests = table.rows.map((row) => row.tests[column]!);
    return { column, tests, classes: tests.every(isIndexable) ? new ColumnClasses(tests) : undefined };
  });
  const steps = columns.flatMap(({ column, classes }) => (classes ? [{ column, classes }] : [])).sort(bySelectivity);
  const unasked = columns.flatMap(({ column, classes }) => (classes ? [] : [column]));
  for (let levels = steps.length; ; levels--) {
    for (const few of ROWS_FEW) {
      const builder = new Builder(table, { steps, unasked }, { levels, few });
      const root = builder.build();
      if (root !== undefined) return { steps, unasked, root, ...builder.graph() };
    }
  }
}

/** Columns whose cells accept the least come first: the graph stays narrow. */
function bySelectivity(a: Step, b: Step): number {
  return share(a.classes) - share(b.classes) || a.column - b.column;
}

function share({ size, accepted, testOf }: ColumnClasses): number {
  return testOf.reduce((sum, test) => sum + accepted[test]!.length / size, 0);
}

/** How many steps are made, and how few rows are left unasked. */
interface Size {
  readonly levels: number;
  readonly few: number;
}

class Builder {
  readonly #table: TableIr;
  readonly #steps: readonly Step[];
  readonly #levels: number;
  /** Per row: the level from which on it accepts everything. */
  readonly #certainFrom: readonly number[];
  readonly #next: number[] = [];
  readonly #leaves: Leaf[] = [];
  readonly #known = new Map<string, number>();
  readonly #few: number;
  #budget: number;

  constructor(table: TableIr, { steps, unasked }: Pick<TableIndex, 'steps' | 'unasked'>, { levels, few }: Size) {
    this.#table = table;
    this.#steps = steps;
    this.#levels = levels;
    this.#few = few;
    this.#certainFrom = table.rows.map((row, index) => {
      if (unasked.some((column) => row.tests[column]!.kind !== 'any')) return Infinity;
      return steps.findLastIndex(({ classes }) => classes.accepted[classes.testOf[index]!]!.length < classes.size) + 1;
    });
    this.#budget = levels === 0 ? Infinity : Math.max(SIZE_LEAST, table.rows.length * SIZE_PER_ROW);
  }

  /** The root; undefined where the graph grew too large. */
  build(): number | undefined {
    const root = this.#node(
      this.#table.rows.map((_, row) => row),
      0,
    );
    return this.#budget < 0 ? undefined : root;
  }

  graph(): Pick<TableIndex, 'next' | 'leaves'> {
    return { next: Int32Array.from(this.#next), leaves: this.#leaves };
  }

  #node(rows: readonly number[], level: number): number {
    if (this.#budget < 0) return 0;
    const possible = this.#table.hit === 'first' ? this.#untilCertain(rows, level) : rows;
    const key = `${level} ${possible.join(' ')}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const isLeaf = level === this.#levels || possible.length <= this.#few;
    const made = isLeaf ? ~(this.#leaves.push({ rows: possible, level }) - 1) : this.#inner(possible, level);
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
    const end = rows.findIndex((row) => this.#certainFrom[row]! <= level);
    return end < 0 ? rows : rows.slice(0, end + 1);
  }
}
