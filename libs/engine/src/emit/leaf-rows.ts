import type { TableIr } from '../ir/definitions.js';
import { isFallback, matches } from '../tables/match.js';
import type { Maybe } from '../values/value.js';
import type { Block } from './block.js';
import { code, joined, type Code } from './code.js';
import type { ColumnClasses } from './column-classes.js';
import type { Leaf, TableIndex } from './table-index.js';

/** The rows of the leaves of a table's index, and how those that fit are found among them. */
export class LeafRows {
  /** Per leaf: the row that fits for certain, or -1 where its rows must be looked at. */
  readonly certain: Int32Array;
  /** Per leaf: where its rows begin in `rows`; one more at the end. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
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
    this.rows = Int32Array.from(leaves.flatMap((leaf) => leaf.rows));
    this.starts = Int32Array.of(0, ...runningLengths(leaves));
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

function runningLengths(leaves: readonly Leaf[]): number[] {
  let length = 0;
  return leaves.map((leaf) => (length += leaf.rows.length));
}

function acceptanceOf({ accepted, size }: ColumnClasses): Uint8Array {
  const made = new Uint8Array(accepted.length * size);
  accepted.forEach((classes, test) => classes.forEach((each) => (made[test * size + each] = 1)));
  return made;
}

/** The row of a leaf that answers first, or -1; a loop over the few rows of leaves that are not certain. */
export function emitFirstRow(leaf: Code, classes: readonly Code[], rows: LeafRows, at: Block): Code {
  const { unit, names } = at.emission;
  const [row, index, end, candidate] = [
    names.fresh('row'),
    names.fresh('i'),
    names.fresh('end'),
    names.fresh('candidate'),
  ];
  at.push(code`let ${row} = ${unit.bind('certain', rows.certain)}[${leaf}];`);
  const conditions = classes.slice(rows.firstLevel).map((each, offset) => {
    const step = rows.firstLevel + offset;
    const test = code`${unit.bind('tests', rows.tests)}[${candidate} * ${classes.length} + ${step}]`;
    return code`${unit.bind('accepts', rows.accepts[step])}[${test} + ${each}] === 1`;
  });
  if (rows.certain.every((certain) => certain >= 0)) return row;
  const starts = unit.bind('starts', rows.starts);
  const fits = conditions.length === 0 ? code`true` : joined(conditions, code` && `);
  at.push(code`if (${row} < 0) {
for (let ${index} = ${starts}[${leaf}], ${end} = ${starts}[${leaf} + 1]; ${index} < ${end}; ${index}++) {
const ${candidate} = ${unit.bind('leafrows', rows.rows)}[${index}];
if (${fits}) { ${row} = ${candidate}; break; }
}
}`);
  return row;
}
