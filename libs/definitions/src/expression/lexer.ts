import type { Diagnostic, Span } from '@reckoner/diagnostics';
import { EXPRESSION } from './catalogue.js';
import { characterHint } from './hints.js';
import { continuesName, KEYWORDS, OTHER_QUOTES, OTHER_SIGNS, SIGNS, startsName } from './lexicon.js';
import type { EmbeddedText } from './parsed.js';
import { SyntaxStop } from './stop.js';
import { quoted } from './text.js';

export interface Token {
  /** `name` stood in plain letters, `quoted` in backquotes; signs and keywords are both `sign`. */
  readonly kind: 'number' | 'text' | 'name' | 'quoted' | 'sign' | 'end';
  /** The sign, the name, the digits or the decoded text. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const NUMBER = /(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const DIGITS = /[0-9]+/y;
const DATE = /[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+(?:Z|[+-][0-9]{2}:[0-9]{2})?)?/y;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '/': '/',
  '\\': '\\',
  '"': '"',
  '`': '`',
};

/** Cuts a formula into tokens, one at a time, in time linear in its length. What it can mend it reports and mends. */
export class Lexer {
  readonly #text: EmbeddedText;
  readonly #found: Diagnostic[];
  #at: number;

  constructor(text: EmbeddedText, start: number, found: Diagnostic[]) {
    this.#text = text;
    this.#at = start;
    this.#found = found;
  }

  span(start: number, end: number): Span {
    return { source: this.#text.source, start: this.#text.offset(start), end: this.#text.offset(end) };
  }

  /** The next token; after a point, digits and keywords are names. */
  next(afterPoint: boolean): Token {
    this.#skipBlanks();
    const start = this.#at;
    const character = this.#character(start);
    if (character === '') return this.#token('end', '', start);
    if (character === '"' || character === '`') return this.#quotedToken(character, start);
    if (isDigit(character)) return afterPoint ? this.#digits(start) : this.#number(start);
    if (startsName(character)) return this.#name(start, afterPoint);
    return this.#sign(start, character);
  }

  #token(kind: Token['kind'], value: string, start: number): Token {
    return { kind, value, start, end: this.#at };
  }

  #character(at: number): string {
    const point = this.#text.text.codePointAt(at);
    return point === undefined ? '' : String.fromCodePoint(point);
  }

  #skipBlanks(): void {
    while (isBlank(this.#text.text.charCodeAt(this.#at))) this.#at++;
  }

  #name(start: number, afterPoint: boolean): Token {
    for (let next = this.#character(start); next !== '' && continuesName(next); next = this.#character(this.#at)) {
      this.#at += next.length;
    }
    const name = this.#text.text.slice(start, this.#at);
    return this.#token(KEYWORDS.has(name) && !afterPoint ? 'sign' : 'name', name, start);
  }

  #match(pattern: RegExp, start: number): string | undefined {
    pattern.lastIndex = start;
    return pattern.exec(this.#text.text)?.[0];
  }

  #digits(start: number): Token {
    const digits = this.#match(DIGITS, start)!;
    this.#at = start + digits.length;
    return this.#token('name', digits, start);
  }

  #number(start: number): Token {
    const date = this.#match(DATE, start);
    if (date) return this.#date(start, date);
    this.#at = start + this.#match(NUMBER, start)!.length;
    const end = this.#at;
    for (let next = this.#character(end); next !== '' && continuesName(next); next = this.#character(this.#at)) {
      this.#at += next.length;
    }
    const found = this.#text.text.slice(start, this.#at);
    if (this.#at > end) this.#found.push(EXPRESSION.badNumber(this.span(start, this.#at), found, numberHint(found)));
    return this.#token('number', this.#text.text.slice(start, end), start);
  }

  #date(start: number, date: string): Token {
    this.#at = start + date.length;
    const place = this.span(start, this.#at);
    this.#found.push(EXPRESSION.unquotedDate(place, date, place));
    return this.#token('text', date, start);
  }

  #sign(start: number, character: string): Token {
    for (const length of [3, 2, 1]) {
      const sign = this.#text.text.slice(start, start + length);
      if (sign.length !== length) continue;
      const meant = OTHER_SIGNS.get(sign);
      if (meant === undefined && !SIGNS.has(sign)) continue;
      this.#at = start + length;
      if (meant !== undefined) this.#reportSign(sign, meant, start);
      return this.#token('sign', meant ?? sign, start);
    }
    const closing = OTHER_QUOTES.get(character);
    if (closing !== undefined) return this.#otherQuotes(start, closing);
    const end = start + character.length;
    throw new SyntaxStop(
      EXPRESSION.unexpected(
        this.span(start, end),
        `\`${character}\``,
        'a name, a value or a sign',
        characterHint(character),
      ),
    );
  }

  #reportSign(sign: string, meant: string, start: number): void {
    const place = this.span(start, this.#at);
    this.#found.push(EXPRESSION.otherSign(place, sign, meant, place));
  }

  #otherQuotes(start: number, closing: string): Token {
    const { text } = this.#text;
    let end = start + 1;
    while (end < text.length && text[end] !== closing && text[end] !== '\n') end++;
    if (text[end] !== closing) throw new SyntaxStop(EXPRESSION.unclosedText(this.span(start, end), '"'));
    this.#at = end + 1;
    const value = text.slice(start + 1, end);
    const place = this.span(start, this.#at);
    this.#found.push(EXPRESSION.singleQuotes(place, quoted(value, '"'), place));
    return this.#token('text', value, start);
  }

  /** A text in double quotes or a name in backquotes; both know the same escapes. */
  #quotedToken(quote: '"' | '`', start: number): Token {
    const { text } = this.#text;
    const pieces: string[] = [];
    let from = ++this.#at;
    while (text[this.#at] !== quote) {
      const character = text[this.#at];
      if (character === undefined || character === '\n')
        throw new SyntaxStop(EXPRESSION.unclosedText(this.span(start, this.#at), quote));
      if (character >= ' ' && character !== '\\') {
        this.#at++;
        continue;
      }
      pieces.push(text.slice(from, this.#at), character === '\\' ? this.#escape() : this.#control(character));
      from = this.#at;
    }
    pieces.push(text.slice(from, this.#at++));
    return this.#token(quote === '"' ? 'text' : 'quoted', pieces.join(''), start);
  }

  #control(character: string): string {
    this.#found.push(
      EXPRESSION.badEscape(
        this.span(this.#at, this.#at + 1),
        'a control character',
        quoted(character, '"').slice(1, -1),
      ),
    );
    this.#at++;
    return character;
  }

  #escape(): string {
    const start = this.#at;
    const letter = this.#text.text[start + 1] ?? '';
    const code = letter === 'u' ? this.#text.text.slice(start + 2, start + 6) : '';
    if (/^[0-9a-fA-F]{4}$/.test(code)) {
      this.#at += 6;
      return String.fromCharCode(parseInt(code, 16));
    }
    this.#at += letter === '' || letter === '\n' ? 1 : 2;
    if (Object.hasOwn(ESCAPES, letter)) return ESCAPES[letter]!;
    this.#found.push(EXPRESSION.badEscape(this.span(start, this.#at), `\\${letter}`, `\\\\${letter}`));
    return this.#text.text.slice(start, this.#at);
  }
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function numberHint(found: string): string {
  if (/^0[0-9]+$/.test(found)) return `Write \`"${found}"\` for a text, or the number without leading zeros.`;
  if (found.includes('_')) return `Write the digits without \`_\`.`;
  return 'Write the number alone; a name cannot begin with a digit.';
}
