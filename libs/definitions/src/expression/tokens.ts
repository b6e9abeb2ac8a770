import type { Diagnostic, Span } from '@reckoner/diagnostics';
import { EXPRESSION } from './catalogue.js';
import { operatorHint } from './hints.js';
import { Lexer, type Token } from './lexer.js';
import { DEPTH_MAX, INFIX_BY_SIGN } from './lexicon.js';
import type { EmbeddedText } from './parsed.js';
import { SyntaxStop } from './stop.js';

const CLOSING = { '(': ')', '[': ']', '{': '}' } as const;

/** A level of the expression may be a prefix and a bracket; its true depth is checked when it is read. */
const NESTING_MAX = 2 * DEPTH_MAX;

/** The tokens of a formula while it is read: the current one, the one before it, and the brackets that are open. */
export class Tokens {
  readonly #lexer: Lexer;
  readonly #found: Diagnostic[];
  #current: Token;
  #before: Token;
  #depth = 0;

  constructor(text: EmbeddedText, start: number, found: Diagnostic[]) {
    this.#lexer = new Lexer(text, start, found);
    this.#found = found;
    this.#before = { kind: 'end', value: '', start, end: start };
    this.#current = this.#lexer.next(false);
  }

  get current(): Token {
    return this.#current;
  }

  is(sign: string): boolean {
    return this.#current.kind === 'sign' && this.#current.value === sign;
  }

  /** A name, in plain letters or in backquotes. */
  get isName(): boolean {
    return this.#current.kind === 'name' || this.#current.kind === 'quoted';
  }

  take(): Token {
    const taken = this.#current;
    this.#before = taken;
    this.#current = this.#lexer.next(taken.kind === 'sign' && taken.value === '.');
    return taken;
  }

  spanOf(token: Token): Span {
    return this.#lexer.span(token.start, token.end);
  }

  /** From there to the end of what was taken. */
  spanFrom(start: number): Span {
    return this.#lexer.span(start, this.#before.end);
  }

  report(diagnostic: Diagnostic): void {
    this.#found.push(diagnostic);
  }

  /** `AND`, `Or` where an operator should stand: keywords are written small. */
  mendWord(): void {
    const word = this.#current.value.toLowerCase();
    if (this.#current.kind !== 'name' || !INFIX_BY_SIGN.has(word)) return;
    const place = this.spanOf(this.#current);
    this.report(EXPRESSION.otherSign(place, this.#current.value, word, place));
    this.#current = { ...this.#current, kind: 'sign', value: word };
  }

  /** What stands between a bracket and the one that closes it. */
  bracketed<T>(inside: () => T): T {
    const called = this.#before.kind === 'name' || this.#before.kind === 'quoted';
    const open = this.take();
    const close = CLOSING[open.value as keyof typeof CLOSING];
    const result = this.nested(inside);
    if (this.#current.kind === 'end') {
      throw new SyntaxStop(EXPRESSION.unclosedBracket(this.spanOf(open), open.value, close));
    }
    const comma = open.value === '(' && !called ? '' : ', `,`';
    if (!this.is(close)) this.stopAtOperator(`an operator${comma} or \`${close}\``);
    this.take();
    return result;
  }

  /** Brackets with items between commas; a last comma may stand before the closing one. */
  separated(open: keyof typeof CLOSING, item: () => void): void {
    this.bracketed(() => {
      while (!this.is(CLOSING[open])) {
        item();
        if (!this.is(',')) return;
        this.take();
      }
    });
  }

  /** Bounds the recursion of the parser. */
  nested<T>(inside: () => T): T {
    this.#depth += 1;
    if (this.#depth > NESTING_MAX) throw new SyntaxStop(EXPRESSION.tooDeep(this.spanOf(this.#current), DEPTH_MAX));
    const result = inside();
    this.#depth -= 1;
    return result;
  }

  /** Ends the reading where an operator, a comma or the end should stand. */
  stopAtOperator(expected: string): never {
    this.stop(expected, operatorHint(this.#before, this.#current));
  }

  stop(expected: string, hint?: string, token: Token = this.#current): never {
    const found = token.kind === 'end' ? '' : `\`${token.kind === 'text' ? `"${token.value}"` : token.value}\``;
    throw new SyntaxStop(EXPRESSION.unexpected(this.spanOf(token), found, expected, hint));
  }
}
