import type { Diagnostic, Span } from '@reckoner/diagnostics';
import { EXPRESSION } from './catalogue.js';
import type { CallExpression, Expression, LiteralExpression, PathExpression } from './expression.js';
import { operatorHint, valueHint } from './hints.js';
import { Lexer, type Token } from './lexer.js';
import { CALLABLE_KEYWORDS, DEPTH_MAX, INFIX_BY_SIGN, POWER, type Infix } from './lexicon.js';
import type { EmbeddedText } from './parsed.js';
import { pathFromName } from './path.js';
import { SyntaxStop } from './stop.js';

const CLOSING = { '(': ')', '[': ']', '{': '}' } as const;
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);
/** A level of the expression may be a prefix and a bracket; its true depth is checked when it is read. */
const NESTING_MAX = 2 * DEPTH_MAX;
const INDEX = /^(0|[1-9][0-9]*)$/;

/** Reads one expression of a formula by operator precedence (Pratt): each token is looked at once. */
export class FormulaParser {
  readonly #lexer: Lexer;
  readonly #found: Diagnostic[];
  #token: Token;
  /** The last token taken. */
  #before: Token;
  /** Brackets and prefix operators that are open; bounds the recursion. */
  #depth = 0;

  constructor(text: EmbeddedText, start: number, found: Diagnostic[]) {
    this.#lexer = new Lexer(text, start, found);
    this.#found = found;
    this.#before = { kind: 'end', value: '', start, end: start };
    this.#token = this.#lexer.next(false);
  }

  /** The token after what was read. */
  get token(): Token {
    return this.#token;
  }

  /** An expression whose infix operators bind at least so tight. */
  expression(powerMin: number = POWER.or): Expression {
    const start = this.#token.start;
    let left = this.#prefix(powerMin);
    /** The operator of a call made in this loop: it may grow. A call in brackets does not. */
    let open: Infix | undefined;
    for (;;) {
      const infix = this.#infix(powerMin);
      if (!infix) return left;
      const sign = this.#advance();
      this.#refuseChain(open, infix, sign);
      const right = this.expression(infix.power + 1);
      left = this.#join(open, infix, { left, right, sign, start });
      open = infix;
    }
  }

  /** Fails unless the formula ends here. */
  finish(): void {
    if (this.#token.kind !== 'end') this.#stop('an operator or the end', operatorHint(this.#before, this.#token));
  }

  #infix(powerMin: number): Infix | undefined {
    if (this.#token.kind === 'name') this.#mendWord();
    const infix = this.#token.kind === 'sign' ? INFIX_BY_SIGN.get(this.#token.value) : undefined;
    return infix && infix.power >= powerMin ? infix : undefined;
  }

  /** `AND`, `Or`: keywords are written small. */
  #mendWord(): void {
    const word = this.#token.value.toLowerCase();
    if (!INFIX_BY_SIGN.has(word)) return;
    const place = this.#span(this.#token.start, this.#token.end);
    this.#found.push(EXPRESSION.otherSign(place, this.#token.value, word, place));
    this.#token = { ...this.#token, kind: 'sign', value: word };
  }

  #refuseChain(open: Infix | undefined, next: Infix, sign: Token): void {
    if (open?.power !== POWER.comparison || next.power !== POWER.comparison) return;
    if (open === next && next.chain === 'between') return;
    this.#found.push(EXPRESSION.chainedComparison(this.#span(sign.start, sign.end), open.sign, next.sign));
  }

  #join(
    open: Infix | undefined,
    infix: Infix,
    parts: { left: Expression; right: Expression; sign: Token; start: number },
  ): Expression {
    const { left, right, sign } = parts;
    const span = this.#span(parts.start, this.#before.end);
    const grows = open === infix && left.kind === 'call' && (infix.chain === 'flat' || infix.chain === 'between');
    if (!grows)
      return {
        kind: 'call',
        operator: infix.operator,
        operatorSpan: this.#span(sign.start, sign.end),
        args: [left, right],
        span,
      };
    if (infix.chain === 'between' && left.args.length === 3) {
      this.#found.push(EXPRESSION.chainedComparison(this.#span(sign.start, sign.end), infix.sign, infix.sign));
    }
    // The call was made by this loop and nobody else holds it yet, so that a long sum stays linear.
    (left.args as Expression[]).push(right);
    return Object.assign(left, { span });
  }

  #prefix(powerMin: number): Expression {
    const token = this.#token;
    if (token.kind === 'sign' && token.value === 'not') return this.#not(powerMin);
    if (token.kind === 'sign' && token.value === '-') return this.#minus();
    return this.#postfix();
  }

  #not(powerMin: number): Expression {
    if (powerMin > POWER.not) this.#stop('a value', 'Set brackets: `(not …)`.');
    return this.#nested(() => this.#unary('!', POWER.not));
  }

  #minus(): Expression {
    const sign = this.#advance();
    if (this.#token.kind !== 'number') return this.#nested(() => this.#unary('-', POWER.minus, sign));
    const number = this.#advance();
    return this.#literal({ number: `-${number.value}` }, sign.start);
  }

  #unary(operator: string, power: number, sign: Token = this.#advance()): CallExpression {
    const args = [this.expression(power)];
    return {
      kind: 'call',
      operator,
      operatorSpan: this.#span(sign.start, sign.end),
      args,
      span: this.#span(sign.start, this.#before.end),
    };
  }

  #postfix(): Expression {
    const { start, kind } = this.#token;
    const named = kind === 'name' || kind === 'quoted';
    let base = this.#primary();
    /** Fields join the path only of a name that stands there, not of one in brackets. */
    let path = named && base.kind === 'path';
    for (;;) {
      if (base.kind === 'literal') return base;
      if (this.#is('.')) base = this.#member(base, path, start);
      else if (this.#is('[')) base = this.#index(base, path, start);
      else if (path && this.#is('(')) this.#refuseMethod(base as PathExpression, start);
      else return base;
      path &&= base.kind === 'path';
    }
  }

  #member(base: Expression, path: boolean, start: number): Expression {
    this.#advance();
    if (this.#token.kind !== 'name' && this.#token.kind !== 'quoted') this.#stop('the name of a field');
    const name = this.#advance();
    return this.#read(base, path, this.#literal(name.value, name.start), start);
  }

  #index(base: Expression, path: boolean, start: number): Expression {
    const key = this.#bracketed(() => this.expression());
    return this.#read(base, path, key, start);
  }

  /** `base.key` or `base[key]`: a longer path where that says the same, else a call of `get`. */
  #read(base: Expression, path: boolean, key: Expression, start: number): Expression {
    const span = this.#span(start, this.#before.end);
    const segment = path && key.kind === 'literal' ? segmentOf(key) : undefined;
    if (base.kind === 'path' && segment !== undefined) {
      (base.segments as string[]).push(segment);
      (base.segmentSpans as Span[]).push(key.span);
      return Object.assign(base, { span });
    }
    return { kind: 'call', operator: 'get', operatorSpan: key.span, args: [base, key], span };
  }

  #refuseMethod(path: PathExpression, start: number): never {
    const name = path.segments.at(-1)!;
    const hint = `Write \`${name}(…)\`, with \`${path.segments.slice(0, -1).join('.')}\` as its first argument.`;
    throw new SyntaxStop(
      EXPRESSION.methodCall(this.#span(start, this.#before.end), path.segments.join('.'), name, hint),
    );
  }

  #primary(): Expression {
    const token = this.#token;
    if (token.kind === 'number') return this.#literal({ number: this.#advance().value }, token.start);
    if (token.kind === 'text') return this.#literal(this.#advance().value, token.start);
    if (token.kind === 'name' || token.kind === 'quoted') return this.#named();
    if (token.value === '(') return this.#bracketed(() => this.expression());
    if (token.value === '[') return this.#list();
    if (token.value === '{') return this.#object();
    const constant = CONSTANTS.get(token.value);
    if (constant !== undefined) return this.#literal(constant, this.#advance().start);
    if (CALLABLE_KEYWORDS.has(token.value)) return this.#calledKeyword();
    return this.#stop('a value', valueHint(token));
  }

  #named(): Expression {
    const name = this.#advance();
    if (this.#is('(')) return this.#call(name);
    const span = this.#span(name.start, name.end);
    return { kind: 'path', segments: [name.value], segmentSpans: [span], span };
  }

  #calledKeyword(): Expression {
    const name = this.#advance();
    if (!this.#is('(')) this.#stopAt(name, 'a value', valueHint(name));
    return this.#call(name);
  }

  #call(name: Token): Expression {
    const args = this.#items('(');
    const operatorSpan = this.#span(name.start, name.end);
    const only = name.value === 'var' && args.length === 1 ? args[0] : undefined;
    const path = only?.kind === 'literal' ? segmentOf(only) : undefined;
    if (path !== undefined) return pathFromName(path, () => only!.span, this.#span(name.start, this.#before.end));
    return { kind: 'call', operator: name.value, operatorSpan, args, span: this.#span(name.start, this.#before.end) };
  }

  #list(): Expression {
    const start = this.#token.start;
    const items = this.#items('[');
    return { kind: 'list', items, span: this.#span(start, this.#before.end) };
  }

  #items(open: '(' | '['): Expression[] {
    const items: Expression[] = [];
    this.#separated(open, () => items.push(this.expression()));
    return items;
  }

  /** `{ key: value }` is a call of `object` with keys and values in turn. */
  #object(): Expression {
    const brace = this.#token;
    const args: Expression[] = [];
    this.#separated('{', () => {
      args.push(this.#key());
      if (!this.#is(':')) this.#stop('`:`');
      this.#advance();
      args.push(this.expression());
    });
    return {
      kind: 'call',
      operator: 'object',
      operatorSpan: this.#span(brace.start, brace.end),
      args,
      span: this.#span(brace.start, this.#before.end),
    };
  }

  #key(): Expression {
    const key = this.#token;
    const word = key.kind === 'sign' && /^[a-z]/.test(key.value);
    if (!word && key.kind !== 'name' && key.kind !== 'quoted' && key.kind !== 'text') this.#stop('a key');
    return this.#literal(this.#advance().value, key.start);
  }

  #separated(open: keyof typeof CLOSING, item: () => void): void {
    this.#bracketed(() => {
      while (!this.#is(CLOSING[open])) {
        item();
        if (!this.#is(',')) return;
        this.#advance();
      }
    });
  }

  #bracketed<T>(inside: () => T): T {
    const called = this.#before.kind === 'name' || this.#before.kind === 'quoted';
    const open = this.#advance();
    const close = CLOSING[open.value as keyof typeof CLOSING];
    const result = this.#nested(inside);
    if (this.#token.kind === 'end')
      throw new SyntaxStop(EXPRESSION.unclosedBracket(this.#span(open.start, open.end), open.value, close));
    if (!this.#is(close))
      this.#stop(
        `an operator${open.value === '(' && !called ? '' : ', `,`'} or \`${close}\``,
        operatorHint(this.#before, this.#token),
      );
    this.#advance();
    return result;
  }

  #nested<T>(inside: () => T): T {
    if (++this.#depth > NESTING_MAX)
      throw new SyntaxStop(EXPRESSION.tooDeep(this.#span(this.#token.start, this.#token.end), DEPTH_MAX));
    const result = inside();
    this.#depth--;
    return result;
  }

  #literal(value: LiteralExpression['value'], start: number): LiteralExpression {
    return { kind: 'literal', value, span: this.#span(start, this.#before.end) };
  }

  #is(sign: string): boolean {
    return this.#token.kind === 'sign' && this.#token.value === sign;
  }

  #advance(): Token {
    const taken = this.#token;
    this.#before = taken;
    this.#token = this.#lexer.next(taken.kind === 'sign' && taken.value === '.');
    return taken;
  }

  #span(start: number, end: number): Span {
    return this.#lexer.span(start, end);
  }

  #stop(expected: string, hint?: string): never {
    this.#stopAt(this.#token, expected, hint);
  }

  #stopAt(token: Token, expected: string, hint?: string): never {
    const found = token.kind === 'end' ? '' : `\`${token.kind === 'text' ? `"${token.value}"` : token.value}\``;
    throw new SyntaxStop(EXPRESSION.unexpected(this.#span(token.start, token.end), found, expected, hint));
  }
}

function segmentOf(key: LiteralExpression): string | undefined {
  if (typeof key.value === 'string') return key.value;
  const number = key.value !== null && typeof key.value === 'object' ? key.value.number : '';
  return INDEX.test(number) ? number : undefined;
}
