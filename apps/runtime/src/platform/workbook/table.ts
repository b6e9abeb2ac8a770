import { WorkbookUnreadable } from './limits.js';
import { sheetRows, type SheetChoice } from './workbook.js';

/** A row below the header, with as many cells as that; or what is wrong with it. */
export type TableRow = { readonly row: number; readonly header: readonly string[] } & (
  { readonly cells: string[] } | { readonly message: string }
);

/** A sheet as a table: its first row that holds something names the columns. */
export async function* tableRows(stream: AsyncIterable<Buffer>, choice: SheetChoice): AsyncGenerator<TableRow> {
  let header: readonly string[] | undefined;
  for await (const { row, cells, problem } of sheetRows(stream, choice)) {
    if (!header) {
      if (problem) throw new WorkbookUnreadable(`The header, row ${row}, cannot be read: ${problem.message}.`);
      header = Array.from(cells, (cell) => cell.trim());
    } else if (problem) yield { row, header, message: `column ${problem.column}: ${problem.message}` };
    else if (cells.length > header.length)
      yield { row, header, message: `column ${cells.length} has a value, and the header no name for it` };
    else yield { row, header, cells: header.map((_, column) => cells[column] ?? '') };
  }
  if (!header) throw new WorkbookUnreadable('The sheet is empty; its first row names the fields.');
}
