import { YAML } from '../catalogue/yaml.js';
import { type Cursor, Unreadable } from './cursor.js';
import { Scalar } from './scalar.js';

/** Scalars in quotes. Line ends inside fold: one becomes a space, each further one a line end. */

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);

const HEX_DIGITS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** Reads a scalar that begins with a quote. Lines that go on are indented by more than `parent`. */
export function readQuoted(cursor: Cursor, parent: number): Scalar {
  return new QuotedReader(cursor, parent).read();
}

class QuotedReader {
  readonly #cursor: Cursor;
  readonly #parent: number;
  readonly #start: number;
  readonly #quote: string;
  readonly #pieces: number[];
  #text = '';
  /** What of `#text` must stay although blanks before a line end are dropped: escaped blanks. */
  #kept = 0;

  constructor(cursor: Cursor, parent: number) {
    this.#cursor = cursor;
    this.#parent = parent;
    this.#start = cursor.at;
    this.#quote = cursor.char();
    this.#pieces = [0, cursor.at + 1];
  }

  read(): Scalar {
    const cursor = this.#cursor;
    cursor.at++;
    for (;;) {
      this.#readRun();
      if (cursor.atEnd) throw new Unreadable(YAML.unclosed(cursor.span(this.#start, this.#start + 1), this.#quote));
      if (cursor.atBreak) this.#fold();
      else if (cursor.char() === '\\') this.#readEscape();
      else if (this.#quote === "'" && cursor.char(1) === "'") this.#add("'", 2);
      else break;
    }
    cursor.at++;
    const style = this.#quote === '"' ? 'double-quoted' : 'single-quoted';
    return new Scalar(style, this.#text, cursor.span(this.#start), this.#pieces);
  }

  /** Takes all up to the next quote, escape or line end as it is. */
  #readRun(): void {
    const cursor = this.#cursor;
    const start = cursor.at;
    const quote = this.#quote;
    for (; !cursor.atBreak; cursor.at++) {
      const char = cursor.char();
      if (char === quote || (char === '\\' && quote === '"')) break;
    }
    this.#text += cursor.text.slice(start, cursor.at);
  }

  /** Adds decoded text for `length` characters of the file. */
  #add(decoded: string, length: number): void {
    this.#text += decoded;
    this.#cursor.at += length;
    this.#kept = this.#text.length;
    this.#mark();
  }

  #mark(): void {
    this.#pieces.push(this.#text.length, this.#cursor.at);
  }

  #fold(): void {
    let end = this.#text.length;
    while (end > this.#kept && ' \t'.includes(this.#text.charAt(end - 1))) end--;
    this.#text = this.#text.slice(0, end);
    const breaks = this.#skipBreaks();
    this.#text += breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
    this.#kept = this.#text.length;
    this.#mark();
  }

  #skipBreaks(): number {
    const cursor = this.#cursor;
    let breaks = 0;
    while (cursor.atBreak && !cursor.atEnd) {
      breaks++;
      cursor.nextLine();
      cursor.skipBlanks();
    }
    if (!cursor.atEnd && cursor.column <= this.#parent) {
      throw new Unreadable(YAML.unclosed(cursor.span(this.#start, this.#start + 1), this.#quote));
    }
    return breaks;
  }

  #readEscape(): void {
    const cursor = this.#cursor;
    const letter = cursor.char(1);
    const simple = ESCAPES.get(letter);
    if (simple !== undefined) return this.#add(simple, 2);
    if (letter === '\n' || letter === '\r') return this.#joinLines();
    const digits = HEX_DIGITS.get(letter) ?? 0;
    const hex = cursor.text.slice(cursor.at + 2, cursor.at + 2 + digits);
    const code =
      digits > 0 && /^[0-9a-fA-F]+$/.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : Infinity;
    if (code > 0x10ffff) throw new Unreadable(YAML.badEscape(cursor.span(cursor.at, cursor.at + 2 + digits)));
    this.#add(String.fromCodePoint(code), 2 + digits);
  }

  /** A backslash at the line's end joins the lines without a space; blanks before it stay. */
  #joinLines(): void {
    this.#kept = this.#text.length;
    this.#cursor.at++;
    const breaks = this.#skipBreaks();
    this.#text += '\n'.repeat(Math.max(0, breaks - 1));
    this.#kept = this.#text.length;
    this.#mark();
  }
}
