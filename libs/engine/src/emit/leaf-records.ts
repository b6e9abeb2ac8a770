import type { Block } from './block.js';
import { code, joined, type Code } from './code.js';
import type { LeafRows } from './leaf-rows.js';
import type { TableGraph } from './table-graph.js';
import type { TableIndex } from './table-index.js';

/** Columns of more classes are looked up in a table of their own. */
const CLASSES_IN_BITS = 128;
const WORD_BITS = 32;

/**
 * The leaves of a large table as words that lie together in memory: how many rows a leaf has, then for each its number
 * and, for each step that leaves may still have to ask, which classes it accepts, one bit a class. Were they apart, by
 * row and by test, each would be fetched from a place far from the others, which takes longer than all else.
 */
export class LeafRecords {
  readonly words: Int32Array;
  /** A leaf is the complement of its place among the words, or of its one row where all leaves are certain of theirs. */
  readonly graph: TableGraph;
  readonly isCertain: boolean;
  readonly rows: LeafRows;
  /** The words of one row. */
  readonly width: number;
  readonly #sizes: readonly number[];

  constructor(index: TableIndex, graph: TableGraph, rows: LeafRows) {
    const sizes = index.steps.map(({ classes }) => classes.size);
    this.rows = rows;
    this.isCertain = rows.certain.every((row) => row >= 0);
    this.#sizes = sizes;
    this.width = 1 + sizes.slice(rows.firstLevel).reduce((sum, size) => sum + wordsFor(size), 0);
    const words: number[] = [];
    const places = index.leaves.map((leaf) => {
      const place = words.push(leaf.rows.length) - 1;
      for (const row of leaf.rows) {
        words.push(row);
        sizes.forEach((_, step) => step >= rows.firstLevel && words.push(...this.#testOf(row, step)));
      }
      return place;
    });
    const found = this.isCertain ? rows.certain : places;
    const placed = (node: number): number => (node < 0 ? ~found[~node]! : node);
    this.words = Int32Array.from(words);
    this.graph = { ...graph, root: placed(graph.root), next: graph.next.map(placed) };
  }

  #testOf(row: number, step: number): readonly number[] {
    const size = this.#sizes[step]!;
    const start = this.rows.tests[row * this.#sizes.length + step]!;
    if (size > CLASSES_IN_BITS) return [start];
    const words = Array.from({ length: wordsFor(size) }, () => 0);
    for (let each = 0; each < size; each++)
      if (this.rows.accepts[step]![start + each] === 1) words[Math.floor(each / WORD_BITS)]! |= 1 << (each % WORD_BITS);
    return words;
  }

  /** For each step that leaves may have to ask: whether the row whose record begins here accepts the class, as 0 or 1. */
  conditions(record: Code, classes: readonly Code[], at: Block): Code[] {
    const words = at.emission.unit.bind('leaves', this.words);
    let offset = 1;
    return classes.slice(this.rows.firstLevel).map((each, index) => {
      const step = this.rows.firstLevel + index;
      const size = this.#sizes[step]!;
      const place = code`${record} + ${offset}`;
      offset += wordsFor(size);
      if (size > CLASSES_IN_BITS)
        return code`${at.emission.unit.bind('accepts', this.rows.accepts[step])}[${words}[${place}] + ${each}]`;
      const word = size > WORD_BITS ? code`${words}[${place} + (${each} >> 5)]` : code`${words}[${place}]`;
      return code`${word} >>> ${each}`;
    });
  }
}

function wordsFor(size: number): number {
  return size > CLASSES_IN_BITS ? 1 : Math.ceil(size / WORD_BITS);
}

/** The row of a leaf that answers first, or -1; a loop over its few rows where any leaf has more than one that may. */
export function emitFirstRow(records: LeafRecords, leaf: Code, classes: readonly Code[], at: Block): Code {
  if (records.isCertain) return leaf;
  const { unit, names } = at.emission;
  const words = unit.bind('leaves', records.words);
  const [row, record, end] = [names.fresh('row'), names.fresh('record'), names.fresh('end')];
  const conditions = records.conditions(record, classes, at);
  const found = code`${row} = ${words}[${record}]; break;`;
  at.push(code`let ${row} = -1;
for (let ${record} = ${leaf} + 1, ${end} = ${record} + ${words}[${leaf}] * ${records.width}; ${record} < ${end}; ${record} += ${records.width}) {
${conditions.length === 0 ? found : code`if ((${joined(conditions, code` & `)} & 1) === 1) { ${found} }`}
}`);
  return row;
}
