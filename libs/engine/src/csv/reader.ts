import { Scan } from './scan.js';

/**
 * Reading CSV (RFC 4180) by chunks: quoted fields, doubled quotes, line ends inside quotes, any line end, a byte order
 * mark, `sep=;`. A row that cannot be read is an error of its own; reading goes on with the next line.
 */

export interface CsvRow {
  /** The line in which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A row that cannot be read; the rows after it can. */
export interface CsvError {
  readonly code: 'CSV_QUOTE' | 'CSV_CELLS' | 'CSV_SIZE';
  readonly message: string;
  /** The line in which the row begins, from 1. */
  readonly line: number;
  /** The field, from 1. */
  readonly column: number;
}

export type CsvItem = CsvRow | { readonly error: CsvError };

export const DELIMITERS = [',', ';', '\t', '|'] as const;

export interface CsvOptions {
  /** Otherwise detected from the first line. */
  readonly delimiter?: string | undefined;
  /** Rows may have more or fewer cells than the first; otherwise such a row is an error. */
  readonly ragged?: boolean | undefined;
}

/** All rows of a text. */
export function readCsv(text: string, options?: CsvOptions): CsvItem[] {
  const reader = new CsvReader(options);
  return [...reader.push(text), ...reader.end()];
}

/** A row has at most so many fields and characters; more of it is an error of that row. */
const CELLS_MAX = 5000;
const ROW_CHARACTERS_MAX = 1_048_576;
/** A row that is longer and not complete yet is looked at again only when it has grown by a quarter. */
const LONG = 65_536;

const QUOTE = '"';

/** Takes a CSV text in chunks and gives its rows as they are complete. Blank lines are no rows. */
export class CsvReader {
  readonly #ragged: boolean;
  #delimiter: string | undefined;
  #width: number | undefined;
  #rest = '';
  #line = 1;
  #isBegun = false;
  #lookAgainAt = 0;
  /** In the middle of a line that was refused for its length. */
  #isSkipping = false;

  constructor(options: CsvOptions = {}) {
    this.#delimiter = options.delimiter;
    this.#ragged = options.ragged === true;
  }

  /** What parts the fields; a comma as long as nothing was read. */
  get delimiter(): string {
    return this.#delimiter ?? ',';
  }

  /** The rows that the chunk completes. */
  push(chunk: string): CsvItem[] {
    if (chunk === '') return [];
    this.#rest += this.#isBegun ? chunk : chunk.replace(/^\ufeff/, '');
    this.#isBegun = true;
    if (this.#isSkipping) this.#skip();
    return this.#rest.length < this.#lookAgainAt ? [] : this.#take(false);
  }

  /** The last row, where the text does not end with a line end. */
  end(): CsvItem[] {
    return this.#take(true);
  }

  #skip(): void {
    const end = this.#rest.search(/[\r\n]/);
    this.#isSkipping = end === -1;
    this.#rest = end === -1 ? '' : this.#rest.slice(end).replace(/^\r?\n?/, '');
  }

  #take(isEnd: boolean): CsvItem[] {
    const items: CsvItem[] = [];
    const scan = new Scan(this.#rest, isEnd);
    let begun = 0;
    while (scan.at < scan.text.length) {
      scan.lines = 0;
      const found = this.#row(scan);
      if (found === undefined) break;
      if (found !== 'none') items.push(this.#checked(found));
      this.#line += scan.lines;
      begun = scan.at;
    }
    this.#rest = this.#rest.slice(begun);
    this.#lookAgainAt = this.#rest.length > LONG ? this.#rest.length * 1.25 : 0;
    return items;
  }

  /** The row that begins here, and on to the next; undefined where its end has not come yet. */
  #row(scan: Scan): CsvItem | 'none' | undefined {
    const end = scan.lineEnd();
    if (end === undefined) return undefined;
    const isQuoted = scan.hasQuoteBefore(end);
    const line = scan.text.slice(scan.at, end);
    const isOpen = end === scan.text.length && !scan.isEnd;
    if (line.length > ROW_CHARACTERS_MAX) {
      scan.nextLine(end);
      this.#isSkipping = isOpen;
      return this.#error('CSV_SIZE', `a row has more than ${ROW_CHARACTERS_MAX} characters`, 1);
    }
    if (isOpen) return undefined;
    if (line === '' || this.#isAnnouncement(line)) {
      scan.nextLine(end);
      return 'none';
    }
    this.#delimiter ??= detectDelimiter(line);
    if (isQuoted) return this.#quotedRow(scan, end);
    scan.nextLine(end);
    return { line: this.#line, cells: line.split(this.#delimiter) };
  }

  /** Excel's `sep=;` in the first line, which names the delimiter. */
  #isAnnouncement(line: string): boolean {
    const announced = this.#line === 1 ? /^sep=(.)$/.exec(line)?.[1] : undefined;
    this.#delimiter ??= announced;
    return announced !== undefined;
  }

  /** A row with a quote in its first line; its end may be lines away. */
  #quotedRow(scan: Scan, firstEnd: number): CsvItem | undefined {
    const start = scan.at;
    const cells: string[] = [];
    for (;;) {
      const isQuoted = scan.text[scan.at] === QUOTE;
      const cell = isQuoted ? scan.quoted() : scan.plain(this.#delimiter!);
      const column = cells.length + 1;
      if (cell === undefined) {
        if (!scan.isEnd && scan.text.length - start <= ROW_CHARACTERS_MAX) return undefined;
        scan.lines = 0;
        scan.nextLine(firstEnd);
        return this.#error('CSV_QUOTE', 'a quoted field is not closed', column);
      }
      if (!isQuoted && cell.includes(QUOTE))
        return this.#stray(scan, 'a quote stands in a field that is not quoted', column);
      cells.push(cell);
      if (scan.takes(this.#delimiter!)) continue;
      if (!scan.isAtLineEnd) return this.#stray(scan, 'text stands behind the closing quote of a field', column);
      return this.#stepped(scan) ? { line: this.#line, cells } : undefined;
    }
  }

  #stray(scan: Scan, message: string, column: number): CsvItem | undefined {
    return this.#stepped(scan) ? this.#error('CSV_QUOTE', message, column) : undefined;
  }

  /** On to the next line, if this one has ended. */
  #stepped(scan: Scan): boolean {
    const end = scan.lineEnd();
    if (end === undefined || (end === scan.text.length && !scan.isEnd)) return false;
    scan.nextLine(end);
    return true;
  }

  #checked(item: CsvItem): CsvItem {
    if ('error' in item) return item;
    const { length } = item.cells;
    this.#width ??= length;
    if (length > CELLS_MAX) return this.#error('CSV_SIZE', `a row has more than ${CELLS_MAX} cells`, CELLS_MAX + 1);
    if (this.#ragged || length === this.#width) return item;
    const message = `the row has ${length} ${length === 1 ? 'cell' : 'cells'}, and the first row ${this.#width}`;
    return this.#error('CSV_CELLS', message, Math.min(length, this.#width) + 1);
  }

  #error(code: CsvError['code'], message: string, column: number): CsvItem {
    return { error: { code, message, line: this.#line, column } };
  }
}

/** The delimiter that the line has most of, outside quotes; a comma where it has none. */
export function detectDelimiter(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}
