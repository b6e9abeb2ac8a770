/** Rows of a sheet of a workbook (.xlsx), as texts: what a cell shows is read by its kind, formulas are not computed. */
import { Archive, wholeOf } from './archive.js';
import { attributeOf, elementsOf } from './elements.js';
import { CELL_CHARACTERS_MAX, COLUMNS_MAX, ROWS_MAX, WorkbookUnreadable } from './limits.js';
import { bookOf, type Book, type Sheet } from './parts.js';
import { serialText } from './serial-date.js';

/** A row that holds something, by the number that the sheet gives it. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
  /** The first cell that has no value to read: an error, or a formula that was never computed. */
  readonly problem: { readonly column: number; readonly message: string } | undefined;
}

export interface SheetChoice {
  /** By name; otherwise the first that is not hidden. */
  readonly sheet?: string | undefined;
}

/** The archive's directory stands at its end, so the file is read whole; its sheet then row by row. */
export async function* sheetRows(stream: AsyncIterable<Buffer>, choice: SheetChoice = {}): AsyncGenerator<SheetRow> {
  const archive = await Archive.open(await wholeOf(stream));
  const book = await bookOf(archive);
  const { part } = chosen(book, choice);
  const rows = new RowsOfSheet(book);
  for await (const _ of elementsOf(archive.read(part), rows)) yield* rows.take();
  yield* rows.take();
}

function chosen({ sheets }: Book, { sheet }: SheetChoice): Sheet {
  const found =
    sheet === undefined ? sheets.find(({ isHidden }) => !isHidden) : sheets.find(({ name }) => name === sheet);
  if (found) return found;
  const names = sheets.slice(0, 20).map(({ name }) => `\`${name}\``);
  throw new WorkbookUnreadable(
    sheet === undefined
      ? 'The workbook has no sheet that is not hidden.'
      : `The workbook has no sheet \`${sheet}\`; it has ${names.join(', ')}.`,
  );
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  hasFormula: boolean;
  value: string | undefined;
}

/** Puts the elements of a sheet together to rows. */
class RowsOfSheet {
  readonly #book: Book;
  #done: SheetRow[] = [];
  #row = 0;
  #cells: string[] = [];
  #problem: SheetRow['problem'];
  #cell: OpenCell | undefined;
  #column = -1;
  /** Whether the text that comes is a cell's value. */
  #isValue = false;
  #count = 0;

  constructor(book: Book) {
    this.#book = book;
  }

  /** The rows that are whole by now. */
  take(): SheetRow[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'row') this.#begin(Number(attributeOf(attributes, 'r') ?? this.#row + 1));
    else if (name === 'c') this.#cell = this.#cellOf(attributes);
    else if (this.#cell && name === 'f') this.#cell.hasFormula = true;
    this.#isValue = this.#cell !== undefined && (name === 'v' || name === 't');
  };

  readonly text = (text: string): void => {
    if (!this.#isValue) return;
    const value = (this.#cell!.value ?? '') + text;
    if (value.length > CELL_CHARACTERS_MAX)
      throw new WorkbookUnreadable(`A cell of row ${this.#row} has more than ${CELL_CHARACTERS_MAX} characters.`);
    this.#cell!.value = value;
  };

  readonly close = (name: string): void => {
    if (name === 'v' || name === 't') this.#isValue = false;
    if (name === 'c') this.#endCell();
    if (name === 'row') this.#endRow();
  };

  #begin(row: number): void {
    if (!Number.isInteger(row) || row <= this.#row)
      throw new WorkbookUnreadable(`The sheet counts its rows wrongly after row ${this.#row}.`);
    if ((this.#count += 1) > ROWS_MAX) throw new WorkbookUnreadable(`The sheet has more than ${ROWS_MAX} rows.`);
    this.#row = row;
    this.#cells = [];
    this.#column = -1;
    this.#problem = undefined;
  }

  #cellOf(attributes: Readonly<Record<string, string>>): OpenCell {
    const reference = attributeOf(attributes, 'r');
    this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
    if (this.#column < 0 || this.#column >= COLUMNS_MAX)
      throw new WorkbookUnreadable(`Row ${this.#row} has a cell beyond column ${COLUMNS_MAX}.`);
    const type = attributeOf(attributes, 't') ?? 'n';
    return {
      column: this.#column,
      type,
      style: Number(attributeOf(attributes, 's') ?? 0),
      hasFormula: false,
      value: undefined,
    };
  }

  #endCell(): void {
    const cell = this.#cell!;
    this.#cell = undefined;
    const shown = this.#shown(cell);
    if (typeof shown !== 'string') this.#problem ??= { column: cell.column + 1, message: shown.message };
    else if (shown !== '') {
      while (this.#cells.length < cell.column) this.#cells.push('');
      this.#cells[cell.column] = shown;
    }
  }

  #endRow(): void {
    if (this.#cells.length > 0 || this.#problem)
      this.#done.push({ row: this.#row, cells: this.#cells, problem: this.#problem });
  }

  #shown({ type, value, style, hasFormula }: OpenCell): string | { message: string } {
    if (value === undefined)
      return hasFormula && type !== 'str'
        ? { message: 'the formula was never computed; open and save the workbook' }
        : '';
    switch (type) {
      case 's':
        return this.#book.sharedTexts[Number(value)] ?? { message: 'the text of the cell is missing' };
      case 'b':
        return value === '1' ? 'true' : 'false';
      case 'e':
        return { message: `the cell shows the error ${value}` };
      case 'n':
        return this.#number(value, style);
      default:
        return value;
    }
  }

  /** Spreadsheets show fifteen digits and store seventeen: what is beyond those is left over from binary sums. */
  #number(value: string, style: number): string | { message: string } {
    const number = Number(value);
    if (value.trim() === '' || !Number.isFinite(number)) return { message: 'the cell is no number' };
    const parts = this.#book.dates[style];
    if (!parts) return String(Number(number.toPrecision(15)));
    return serialText(number, parts, this.#book.is1904) ?? { message: 'the cell is formatted as a date, and is none' };
  }
}

/** `B7` is column 1. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,4}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
