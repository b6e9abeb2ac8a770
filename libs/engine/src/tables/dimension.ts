import { domainOf, within, type Domain } from '../constraints/domain.js';
import { compareCuts, type Cut } from '../constraints/line.js';
import { expressionKey, fieldPath, fieldsRead, type FieldPath } from '../constraints/read.js';
import { countUpTo, type ValueSet } from '../constraints/value-set.js';
import type { CellTest, TableIr } from '../ir/definitions.js';
import { intersectRanges, type Ranges } from './ranges.js';
import { setOfTest } from './test-set.js';

/** The part of a table that decides which row answers. */
export interface TableConditions {
  readonly hit: TableIr['hit'];
  readonly columns: TableIr['columns'];
  readonly rows: readonly { readonly id: string; readonly tests: readonly CellTest[] }[];
}

/**
 * What one or several columns read, and its values cut into as few classes (atoms) as the cells can tell apart. A row
 * accepts whole atoms, so that everything about the table can be said in whole numbers.
 */
export interface Dimension {
  /** The names of the columns that read it. */
  readonly names: readonly string[];
  readonly path: FieldPath | undefined;
  readonly reads: readonly FieldPath[];
  readonly domain: Domain;
  /** Each atom's values. */
  readonly atoms: readonly ValueSet[];
  /** By row: the atoms that it accepts. */
  readonly accepted: readonly Ranges[];
}

/** Columns that read the same are one dimension. Undefined where a cell compares instants. */
export function dimensionsOf(table: TableConditions): Dimension[] | undefined {
  const byRead = new Map<string, number[]>();
  table.columns.forEach((column, index) => {
    const key = expressionKey(column.value);
    byRead.set(key, [...(byRead.get(key) ?? []), index]);
  });
  const dimensions = [...byRead.values()].map((columns) => dimensionOf(table, columns));
  return dimensions.every((dimension) => dimension !== undefined) ? dimensions : undefined;
}

function dimensionOf(table: TableConditions, columns: readonly number[]): Dimension | undefined {
  const first = table.columns[columns[0]!]!;
  const sets = columns.map((column) => table.rows.map((row) => setOfTest(row.tests[column]!)));
  const known = sets.flat().filter((set) => set !== undefined);
  if (known.length < columns.length * table.rows.length) return undefined;
  const domain = { ...domainOf(first.type), ...usually(known) };
  const { atoms, atomsOf } = partition(domain, known);
  const accepted = table.rows.map((_, row) => sets.map((ofColumn) => atomsOf(ofColumn[row]!)).reduce(intersectRanges));
  const names = columns.map((column) => table.columns[column]!.name);
  return { names, path: fieldPath(first.value), reads: fieldsRead(first.value), domain, atoms, accepted };
}

/** Where a column could hold anything, it usually holds what its cells speak of. */
function usually(sets: readonly ValueSet[]): { usually?: 'text' } {
  return sets.some((set) => set.some((cut) => typeof cut.at === 'string')) ? { usually: 'text' } : {};
}

function partition(domain: Domain, sets: readonly ValueSet[]): { atoms: ValueSet[]; atomsOf(set: ValueSet): Ranges } {
  const cuts = distinct([domain.set, ...sets].flat());
  const atoms: ValueSet[] = [];
  // How many atoms lie before each cut: between two cuts there is one atom, or none where no value can occur.
  const before = [0];
  for (let index = 1; index < cuts.length; index++) {
    const values = within(domain, [cuts[index - 1]!, cuts[index]!]);
    if (values.length > 0) atoms.push(values);
    before.push(atoms.length);
  }
  const atomsOf = (set: ValueSet): Ranges => {
    const ranges: number[] = [];
    for (let index = 0; index < set.length; index += 2) {
      const [from, to] = [set[index]!, set[index + 1]!].map((cut) => before[countUpTo(cuts, cut) - 1]!) as [
        number,
        number,
      ];
      if (from === to) continue;
      if (ranges.at(-1) === from) ranges.pop();
      else ranges.push(from);
      ranges.push(to);
    }
    return ranges;
  };
  return { atoms, atomsOf };
}

function distinct(cuts: Cut[]): Cut[] {
  cuts.sort(compareCuts);
  return cuts.filter((cut, index) => index === 0 || compareCuts(cuts[index - 1]!, cut) !== 0);
}
