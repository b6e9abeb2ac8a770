import { Budget, collect } from '../constraints/budget.js';
import { CoverSearch, wholeBox } from './cover.js';
import { exampleOf, type Example } from './example.js';
import { dimensionsOf, type Dimension, type TableConditions } from './dimension.js';
import { isFallback } from './match.js';
import { commonBox, meetings } from './meetings.js';
import { covers } from './ranges.js';

/** Steps that the analysis of a table may take; some hundred milliseconds. */
export const ANALYSIS_STEPS = 2_000_000;

/** So many findings of a kind tell the author enough. */
const SHOWN_MAX = 5;

/** What is wrong with a table as a whole. Everything that is stated is proven; what is too costly is left `undecided`. */
export interface TableAnalysis {
  /** Combinations that no row accepts. */
  readonly gaps: readonly Example[];
  /** Pairs of rows that both accept something, where only one may (`unique`). */
  readonly overlaps: readonly { readonly rows: readonly [string, string]; readonly example: Example }[];
  /** Rows that never answer, as earlier rows accept all that they accept (`first`). */
  readonly unreachable: readonly { readonly row: string; readonly hiddenBy: readonly string[] }[];
  /** Rows that accept nothing that can occur, and the columns whose cells are to blame. */
  readonly impossible: readonly { readonly row: string; readonly columns: readonly string[] }[];
  /** Why some of this is not known. */
  readonly undecided?: 'budget' | 'timestamps';
}

const NOTHING_FOUND: TableAnalysis = { gaps: [], overlaps: [], unreachable: [], impossible: [] };

/** Finds gaps, overlaps and rows that cannot answer, each with an example. */
export function analyseTable(table: TableConditions, steps: number = ANALYSIS_STEPS): TableAnalysis {
  const dimensions = dimensionsOf(table);
  if (!dimensions) return { ...NOTHING_FOUND, undecided: 'timestamps' };
  if (dimensions.some(({ atoms }) => atoms.length === 0)) return NOTHING_FOUND;
  const analysis = new Analysis(table, dimensions);
  const gaps = collect(analysis.gaps(new Budget(steps)), SHOWN_MAX);
  const overlaps = collect(analysis.overlaps(new Budget(steps)), SHOWN_MAX);
  const unreachable = collect(analysis.unreachable(new Budget(steps)));
  return {
    gaps: gaps.found,
    overlaps: overlaps.found,
    unreachable: unreachable.found,
    impossible: analysis.impossible(),
    ...([gaps, overlaps, unreachable].every(({ complete }) => complete) ? {} : { undecided: 'budget' as const }),
  };
}

class Analysis {
  readonly #table: TableConditions;
  readonly #dimensions: readonly Dimension[];
  /** Rows that accept something, without `otherwise`. */
  readonly #rows: readonly number[];
  readonly #hasFallback: boolean;

  constructor(table: TableConditions, dimensions: readonly Dimension[]) {
    this.#table = table;
    this.#dimensions = dimensions;
    const own = [...table.rows.keys()].filter((row) => !isFallback(table, table.rows[row]!));
    this.#hasFallback = own.length < table.rows.length;
    this.#rows = own.filter((row) => this.#blame(row).length === 0);
  }

  /** A table that collects has an answer for everything: the empty list. */
  *gaps(budget: Budget): Generator<Example> {
    if (this.#hasFallback || this.#table.hit === 'collect') return;
    const search = new CoverSearch(this.#dimensions, budget);
    for (const box of search.gaps(this.#rows, wholeBox(this.#dimensions))) yield exampleOf(this.#dimensions, box);
  }

  *overlaps(budget: Budget): Generator<TableAnalysis['overlaps'][number]> {
    if (this.#table.hit !== 'unique') return;
    for (const [earlier, later] of meetings(this.#dimensions, this.#rows, budget)) {
      const example = exampleOf(this.#dimensions, commonBox(this.#dimensions, earlier, later));
      yield { rows: [this.#id(earlier), this.#id(later)], example };
    }
  }

  *unreachable(budget: Budget): Generator<TableAnalysis['unreachable'][number]> {
    if (this.#table.hit !== 'first') return;
    const rows = this.#hasFallback ? [...this.#rows, this.#table.rows.length - 1] : this.#rows;
    const earlier = new Map<number, number[]>(rows.map((row) => [row, []]));
    for (const [one, later] of meetings(this.#dimensions, rows, budget)) earlier.get(later)!.push(one);
    for (const [row, before] of earlier) {
      const hiddenBy = this.#hiding(row, before, budget);
      if (hiddenBy) yield { row: this.#id(row), hiddenBy: hiddenBy.map((one) => this.#id(one)) };
    }
  }

  impossible(): TableAnalysis['impossible'] {
    return this.#table.rows.flatMap((row, index) => {
      const columns = this.#blame(index);
      return columns.length > 0 ? [{ row: row.id, columns }] : [];
    });
  }

  /** The earlier rows that together accept all that the row accepts, as few as are easily found; undefined if some is left. */
  #hiding(row: number, earlier: readonly number[], budget: Budget): readonly number[] | undefined {
    if (earlier.length === 0) return undefined;
    const box = this.#dimensions.map(({ accepted }) => accepted[row]!);
    const single = earlier.find((one) =>
      this.#dimensions.every(({ accepted }, at) => covers(accepted[one]!, box[at]!)),
    );
    if (single !== undefined) return [single];
    const search = new CoverSearch(this.#dimensions, budget);
    const isHiddenBy = (rows: readonly number[]): boolean => search.gaps(rows, box).next().done === true;
    if (!isHiddenBy(earlier)) return undefined;
    let needed = [...earlier].sort((a, b) => a - b);
    for (const one of needed.slice(0, NEEDED_MAX)) {
      const without = needed.filter((other) => other !== one);
      if (isHiddenBy(without)) needed = without;
    }
    return needed;
  }

  /** The columns in which the row accepts nothing that can occur. */
  #blame(row: number): string[] {
    return this.#dimensions.filter(({ accepted }) => accepted[row]!.length === 0).flatMap(({ names }) => names);
  }

  #id(row: number): string {
    return this.#table.rows[row]!.id;
  }
}

/** Of so many hiding rows each is tried whether it is needed. */
const NEEDED_MAX = 20;
