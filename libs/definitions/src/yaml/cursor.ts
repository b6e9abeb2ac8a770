import type { Diagnostic, Source, Span } from '@reckoner/diagnostics';
import { YAML } from '../catalogue/yaml.js';
import { LIMITS, sizeLimits } from './limits.js';

/** Thrown where a node cannot be read any further; the enclosing entry of a list or map goes on after it. */
export class Unreadable {
  readonly diagnostic: Diagnostic;
  /** The whole file is given up. */
  readonly fatal: boolean;

  constructor(diagnostic: Diagnostic, fatal = false) {
    this.diagnostic = diagnostic;
    this.fatal = fatal;
  }
}

export const NEWLINE = 10;
const SPACE = 32;
const TAB = 9;
const RETURN = 13;

/** A place in a text, moving forwards; what the readers of YAML share. */
export class Cursor {
  readonly source: Source;
  readonly text: string;
  readonly found: Diagnostic[] = [];
  at = 0;
  /** Where the current line begins. */
  lineStart = 0;
  #depth = 0;
  #entries = 0;
  readonly #entriesMax: number;

  constructor(source: Source) {
    this.source = source;
    this.text = source.text;
    this.#entriesMax = sizeLimits(source.file).entriesMax;
  }

  get column(): number {
    return this.at - this.lineStart;
  }

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The code unit at a distance, NaN past the end. */
  code(ahead = 0): number {
    return this.text.charCodeAt(this.at + ahead);
  }

  char(ahead = 0): string {
    return this.text.charAt(this.at + ahead);
  }

  span(start: number, end: number = this.at): Span {
    return { source: this.source, start, end };
  }

  report(diagnostic: Diagnostic): void {
    this.found.push(diagnostic);
    if (this.found.length >= LIMITS.findingsMax) throw new Unreadable(diagnostic, true);
  }

  /** Counts the depth of lists and maps while one is read. */
  nested<T>(read: () => T): T {
    if (++this.#depth > LIMITS.depthMax) throw new Unreadable(YAML.tooDeep(this.span(this.at, this.at + 1)), true);
    try {
      return read();
    } finally {
      this.#depth--;
    }
  }

  /** Counts the entries of all lists and maps. */
  countEntry(): void {
    if (++this.#entries > this.#entriesMax)
      throw new Unreadable(YAML.tooManyEntries(this.span(this.at, this.at + 1), this.#entriesMax), true);
  }

  /** Whether the character ends a word: a blank, a line's end, the text's end. */
  isBlank(ahead = 0): boolean {
    const code = this.code(ahead);
    return code === SPACE || code === TAB || isBreak(code);
  }

  /** Whether the line ends here. */
  get atBreak(): boolean {
    return isBreak(this.code());
  }

  skipBlanks(): void {
    while (this.code() === SPACE || this.code() === TAB) this.at++;
  }

  /** Goes past the line's end, which must be here. */
  nextLine(): void {
    if (this.code() === RETURN) this.at++;
    if (this.code() === NEWLINE) this.at++;
    this.lineStart = this.at;
  }

  /** A comment may begin here: at the line's start or after a blank. */
  get atComment(): boolean {
    if (this.char() !== '#') return false;
    const before = this.text.charCodeAt(this.at - 1);
    return this.at === this.lineStart || before === SPACE || before === TAB;
  }

  skipComment(): Span {
    const start = this.at;
    while (!this.atBreak) this.at++;
    return this.span(start);
  }

  /** Goes to the next thing that is neither blank nor comment, over as many lines as needed. */
  skipToToken(): void {
    for (;;) {
      const start = this.at;
      this.skipBlanks();
      if (this.atComment) this.skipComment();
      if (this.atEnd) return;
      if (!this.atBreak) {
        if (start === this.lineStart) this.#refuseTab(start);
        return;
      }
      this.nextLine();
    }
  }

  /** Goes to the first line that is indented by at most `column`, to go on after something unreadable. */
  skipDeeperLines(column: number): void {
    for (;;) {
      while (!this.atBreak) this.at++;
      if (this.atEnd) return;
      this.nextLine();
      this.skipBlanks();
      if (!this.atBreak && this.char() !== '#' && this.column <= column) return;
    }
  }

  /** A line with three dashes or dots begins here. */
  get atMarker(): boolean {
    const mark = this.text.slice(this.at, this.at + 3);
    return this.at === this.lineStart && (mark === '---' || mark === '...') && this.isBlank(3);
  }

  #refuseTab(start: number): void {
    const tab = this.text.slice(start, this.at).indexOf('\t');
    if (tab !== -1) throw new Unreadable(YAML.tab(this.span(start + tab, start + tab + 1)), true);
  }
}

/** A line's end or the text's end. */
export function isBreak(code: number): boolean {
  return code === NEWLINE || code === RETURN || Number.isNaN(code);
}
