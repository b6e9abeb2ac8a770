const QUOTE = '"';

/** A place in a CSV text that may go on; what is not complete yet answers undefined. */
export class Scan {
  readonly text: string;
  /** Nothing comes after the text. */
  readonly isEnd: boolean;
  at = 0;
  /** Line ends stepped over since the row began. */
  lines = 0;
  #lineFeed = -1;
  #return = -1;
  #quote = -1;

  constructor(text: string, isEnd: boolean) {
    this.text = text;
    this.isEnd = isEnd;
  }

  /** Where the next line end stands, or the end of the text. */
  lineEnd(): number | undefined {
    if (this.#lineFeed < this.at) this.#lineFeed = this.#next('\n');
    if (this.#return < this.at) this.#return = this.#next('\r');
    const end = Math.min(this.#lineFeed, this.#return);
    const maySplit = end === this.#return && end + 1 >= this.text.length;
    return maySplit && !this.isEnd ? undefined : end;
  }

  /** Steps over the line end that stands there. */
  nextLine(end: number): void {
    const isPair = this.text[end] === '\r' && this.text[end + 1] === '\n';
    this.at = Math.min(end + (isPair ? 2 : 1), this.text.length);
    this.lines += 1;
  }

  hasQuoteBefore(end: number): boolean {
    if (this.#quote < this.at) this.#quote = this.#next(QUOTE);
    return this.#quote < end;
  }

  /** The field up to the delimiter or the line end. */
  plain(delimiter: string): string | undefined {
    const end = this.lineEnd();
    if (end === undefined) return undefined;
    const line = this.text.slice(this.at, end);
    const found = line.indexOf(delimiter);
    const field = found === -1 ? line : line.slice(0, found);
    this.at += field.length;
    return field;
  }

  /** The field in quotes that begins here, without them. */
  quoted(): string | undefined {
    let field = '';
    for (let from = this.at + 1; ;) {
      const end = this.text.indexOf(QUOTE, from);
      if (end === -1 || (end + 1 === this.text.length && !this.isEnd)) return undefined;
      field += this.text.slice(from, end);
      if (this.text[end + 1] !== QUOTE) {
        this.at = end + 1;
        this.lines += lineEndsIn(field);
        return field;
      }
      field += QUOTE;
      from = end + 2;
    }
  }

  takes(delimiter: string): boolean {
    if (this.text[this.at] !== delimiter) return false;
    this.at += 1;
    return true;
  }

  get isAtLineEnd(): boolean {
    return this.at === this.text.length || this.text[this.at] === '\n' || this.text[this.at] === '\r';
  }

  /** The end of the text where there is none. */
  #next(character: string): number {
    const found = this.text.indexOf(character, this.at);
    return found === -1 ? this.text.length : found;
  }
}

function lineEndsIn(field: string): number {
  return field.includes('\n') || field.includes('\r') ? field.split(/\r\n|\r|\n/).length - 1 : 0;
}
