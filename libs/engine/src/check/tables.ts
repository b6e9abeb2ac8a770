import type { Diagnostic, Span } from '@reckoner/diagnostics';
import type { TableIr } from '../ir/definitions.js';
import { analyseTable } from '../tables/analyse.js';
import type { Example } from '../tables/example.js';
import { gap, impossibleRow, overlap, undecidedTable, unreachableRow } from './catalogue.js';

/** What is wrong with a decision table as a whole: gaps, overlaps, rows that never answer; each with an example. */
export function tableFindings(table: TableIr): Diagnostic[] {
  if (table.rows.length === 0) return [];
  const analysis = analyseTable(table);
  const rowSpan = (id: string): Span => table.rows.find((row) => row.id === id)!.span;
  return [
    ...analysis.gaps.map((example) =>
      gap(table.span, describeExample(example), { payload: example.payload, assumes: example.assumes }),
    ),
    ...(table.hit === 'unique' ? analysis.overlaps : []).map(({ rows: [first, second], example }) =>
      overlap(rowSpan(second), first, second, { where: describeExample(example), payload: example.payload }),
    ),
    ...analysis.unreachable.map(({ row, hiddenBy }) => unreachableRow(rowSpan(row), row, hiddenBy)),
    ...analysis.impossible.map(({ row, columns }) => impossibleRow(rowSpan(row), row, columns)),
    ...(analysis.undecided ? [undecidedTable(table.span, analysis.undecided)] : []),
  ];
}

/** `type is retainer and hours is 40 or more`. */
export function describeExample(example: Pick<Example, 'where'>): string {
  const parts = [...example.where].map(([column, values]) => `${column} is ${values}`);
  return parts.length === 0 ? 'anything at all' : parts.join(' and ');
}
