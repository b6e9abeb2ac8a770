/** Reading CSV (RFC 4180) by chunks: quoted fields, doubled quotes, line ends inside quotes, any line end. */

/** Where a field or a row begins, for people: both from 1; columns count fields, not characters. */
export interface CsvRow {
  /** The line in which the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A row that cannot be read; the rows after it can. */
export interface CsvError {
  readonly code: 'CSV_QUOTE' | 'CSV_CELLS' | 'CSV_SIZE';
  readonly message: string;
  readonly line: number;
  /** The field, from 1. */
  readonly column: number;
}

export type CsvItem = CsvRow | { readonly error: CsvError };

export const DELIMITERS = [',', ';', '\t', '|'] as const;

export interface CsvOptions {
  /** Otherwise detected from the first line. */
  readonly delimiter?: string | undefined;
}

/** A row has at most so many fields and characters; more of it is an error of that row. */
const CELLS_MAX = 5000;
const ROW_CHARACTERS_MAX = 1_048_576;

const QUOTE = '"';

/** Takes a CSV text in chunks and gives its rows as they are complete. Blank lines are no rows. */
export class CsvReader {
  #delimiter: string | undefined;
  #rest = '';
  #line = 1;
  #isFirst = true;

  constructor(options: CsvOptions = {}) {
    this.#delimiter = options.delimiter;
  }

  /** The rows that the chunk completes. */
  push(chunk: string): CsvItem[] {
    this.#rest += this.#isFirst ? chunk.replace(/^\ufeff/, '') : chunk;
    if (chunk !== '') this.#isFirst = false;
    return this.#take(false);
  }

  /** The last row, where the text does not end with a line end. */
  end(): CsvItem[] {
    return this.#take(true);
  }

  #take(isEnd: boolean): CsvItem[] {
    const items: CsvItem[] = [];
    const text = this.#rest;
    let from = 0;
    while (from < text.length) {
      const row = this.#row(text, from, isEnd);
      if (!row) break;
      if (row.item) items.push(row.item);
      this.#line += row.lines;
      from = row.next;
    }
    this.#rest = text.slice(from);
    return items;
  }

  /** The row that begins at `from`; undefined where its end has not come yet. */
  #row(text: string, from: number, isEnd: boolean): { item: CsvItem | undefined; next: number; lines: number } | undefined {
    const end = rowEnd(text, from);
    if (end === undefined && !isEnd && text.length - from <= ROW_CHARACTERS_MAX) return undefined;
    if (end !== undefined && text[end] === '\r' && end + 1 === text.length && !isEnd) return undefined;
    const isOpenQuote = end === undefined && quotesIn(text, from, text.length) % 2 === 1;
    const stop = isOpenQuote ? lineEnd(text, from) : (end ?? text.length);
    const next = stop + (text[stop] === '\r' && text[stop + 1] === '\n' ? 2 : 1);
    const raw = text.slice(from, stop);
    const lines = countLines(raw) + 1;
    if (raw === '') return { item: undefined, next, lines };
    this.#delimiter ??= detectDelimiter(raw);
    return { item: isOpenQuote ? this.#openQuote(raw) : this.#parse(raw), next, lines };
  }

  #openQuote(raw: string): CsvItem {
    const column = raw.slice(0, raw.indexOf(QUOTE)).split(this.#delimiter!).length;
    return { error: { code: 'CSV_QUOTE', message: 'a quoted field is not closed', line: this.#line, column } };
  }

  #parse(raw: string): CsvItem {
    const line = this.#line;
    if (raw.length > ROW_CHARACTERS_MAX) {
      return { error: { code: 'CSV_SIZE', message: `a row of more than ${ROW_CHARACTERS_MAX} characters`, line, column: 1 } };
    }
    const cells: string[] = [];
    for (let at = 0; at <= raw.length; ) {
      if (cells.length === CELLS_MAX) return { error: { code: 'CSV_SIZE', message: `a row of more than ${CELLS_MAX} fields`, line, column: CELLS_MAX + 1 } };
      const field = raw[at] === QUOTE ? quotedField(raw, at) : plainField(raw, at, this.#delimiter!);
      const rest = raw.slice(field.next, field.next + this.#delimiter!.length);
      if (rest !== '' && rest !== this.#delimiter) {
        return { error: { code: 'CSV_QUOTE', message: 'there is text behind the closing quote of a field', line, column: cells.length + 1 } };
      }
      cells.push(field.text);
      at = field.next + this.#delimiter!.length;
    }
    return { line, cells };
  }
}

/** Where the row's line end stands, outside quotes; undefined where there is none yet. */
function rowEnd(text: string, from: number): number | undefined {
  let isQuoted = false;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === QUOTE) isQuoted = !isQuoted;
    else if (!isQuoted && (character === '\n' || character === '\r')) return at;
  }
  return undefined;
}

function lineEnd(text: string, from: number): number {
  const found = text.slice(from).search(/[\r\n]/);
  return found === -1 ? text.length : from + found;
}

function quotesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf(QUOTE, from); at !== -1 && at < to; at = text.indexOf(QUOTE, at + 1)) count += 1;
  return count;
}

function countLines(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}

function plainField(raw: string, from: number, delimiter: string): { text: string; next: number } {
  const end = raw.indexOf(delimiter, from);
  const next = end === -1 ? raw.length : end;
  return { text: raw.slice(from, next), next };
}

function quotedField(raw: string, from: number): { text: string; next: number } {
  let text = '';
  for (let at = from + 1; ; ) {
    const end = raw.indexOf(QUOTE, at);
    text += raw.slice(at, end === -1 ? raw.length : end);
    if (end === -1) return { text, next: raw.length };
    if (raw[end + 1] !== QUOTE) return { text, next: end + 1 };
    text += QUOTE;
    at = end + 2;
  }
}

/** The delimiter that the first line has most of, outside quotes; a comma where it has none. */
export function detectDelimiter(line: string): string {
  const bare = line.replace(/"(?:[^"]|"")*"/g, '');
  let best: string = ',';
  let most = 0;
  for (const candidate of DELIMITERS) {
    const count = bare.split(candidate).length - 1;
    if (count > most) [best, most] = [candidate, count];
  }
  return best;
}
