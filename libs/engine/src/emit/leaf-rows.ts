import type { TableIr } from '../ir/definitions.js';
import { isFallback, matches } from '../tables/match.js';
import type { Maybe } from '../values/value.js';
import type { ColumnClasses } from './column-classes.js';
import type { Leaf, TableIndex } from './table-index.js';

/** The rows of the leaves of a table's index, and how those that fit are found among them. */
export class LeafRows {
  /** Per leaf: the row that fits for certain, or -1 where its rows must be looked at. */
  readonly certain: Int32Array;
  /** Per row and step: where the row's test begins in `accepts` of the step. One row lies in one place. */
  readonly tests: Int32Array;
  /** Per step, test and class: whether the test accepts the class. */
  readonly accepts: readonly Uint8Array[];
  /** No leaf whose rows must be looked at comes before this step. */
  readonly firstLevel: number;
  readonly #table: TableIr;
  readonly #index: TableIndex;

  constructor(table: TableIr, index: TableIndex) {
    const { steps, leaves } = index;
    this.#table = table;
    this.#index = index;
    this.certain = Int32Array.from(leaves, (leaf) => this.#certainRow(leaf));
    this.accepts = steps.map(({ classes }) => acceptanceOf(classes));
    this.tests = new Int32Array(table.rows.length * steps.length);
    steps.forEach(({ classes }, step) => {
      classes.testOf.forEach((test, row) => (this.tests[row * steps.length + step] = test * classes.size));
    });
    const uncertain = leaves.filter((_, leaf) => this.certain[leaf]! < 0);
    this.firstLevel = uncertain.reduce((least, leaf) => Math.min(least, leaf.level), steps.length);
  }

  #certainRow({ rows, level }: Leaf): number {
    const [first] = rows;
    const isOnly = this.#table.hit === 'first' ? rows.length > 0 : rows.length === 1;
    return isOnly && this.#acceptsAll(first!, level) ? first! : -1;
  }

  #acceptsAll(row: number, level: number): boolean {
    const { steps, unasked } = this.#index;
    const asked = steps
      .slice(level)
      .every(({ classes }) => classes.accepted[classes.testOf[row]!]!.length === classes.size);
    return asked && unasked.every((column) => this.#table.rows[row]!.tests[column]!.kind === 'any');
  }

  /** The first row of a leaf that fits, or -1. `classes` are in the order of the steps. */
  first(leaf: number, classes: readonly number[], values: readonly Maybe[]): number {
    return this.#index.leaves[leaf]!.rows.find((row) => this.#fits(row, classes, values)) ?? -1;
  }

  /** All rows that fit; the fallback only where no other does. */
  all(leaf: number, classes: readonly number[], values: readonly Maybe[]): readonly number[] {
    const fitting = this.#index.leaves[leaf]!.rows.filter((row) => this.#fits(row, classes, values));
    const isSpare = fitting.length > 1 && isFallback(this.#table, this.#table.rows[fitting.at(-1)!]!);
    return isSpare ? fitting.slice(0, -1) : fitting;
  }

  #fits(row: number, classes: readonly number[], values: readonly Maybe[]): boolean {
    const { steps, unasked } = this.#index;
    for (let step = this.firstLevel; step < steps.length; step++) {
      if (this.accepts[step]![this.tests[row * steps.length + step]! + classes[step]!] === 0) return false;
    }
    return unasked.every((column) => matches(this.#table.rows[row]!.tests[column]!, values[column]));
  }
}

function acceptanceOf({ accepted, size }: ColumnClasses): Uint8Array {
  const made = new Uint8Array(accepted.length * size);
  accepted.forEach((classes, test) => classes.forEach((each) => (made[test * size + each] = 1)));
  return made;
}
