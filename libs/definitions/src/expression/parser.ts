import type { Diagnostic, Span } from '@reckoner/diagnostics';
import { EXPRESSION } from './catalogue.js';
import type { CallExpression, Expression, LiteralExpression, PathExpression } from './expression.js';
import { valueHint } from './hints.js';
import type { Token } from './lexer.js';
import { CALLABLE_KEYWORDS, INFIX_BY_SIGN, POWER, type Infix } from './lexicon.js';
import type { EmbeddedText } from './parsed.js';
import { isIndex, pathFromName } from './path.js';
import { SyntaxStop } from './stop.js';
import { Tokens } from './tokens.js';

const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** An infix operator with its operands, while a chain of them is read. */
interface Operation {
  readonly infix: Infix;
  readonly sign: Token;
  readonly left: Expression;
  readonly right: Expression;
}

/** Reads one expression of a formula by operator precedence (Pratt): each token is looked at once. */
export class FormulaParser {
  readonly #tokens: Tokens;

  constructor(text: EmbeddedText, start: number, found: Diagnostic[]) {
    this.#tokens = new Tokens(text, start, found);
  }

  /** The token after what was read. */
  get token(): Token {
    return this.#tokens.current;
  }

  /** An expression whose infix operators bind at least so tight. */
  expression(powerMin: number = POWER.or): Expression {
    const { start } = this.token;
    let left = this.#prefix(powerMin);
    /** The operator of a call made in this loop: it may grow. A call in brackets does not. */
    let open: Infix | undefined;
    for (;;) {
      const infix = this.#infix(powerMin);
      if (!infix) return left;
      const sign = this.#tokens.take();
      this.#refuseChain(open, infix, sign);
      const right = this.expression(infix.power + 1);
      left = this.#join(open, { infix, sign, left, right }, start);
      open = infix;
    }
  }

  /** Fails unless the formula ends here. */
  finish(): void {
    if (this.token.kind !== 'end') this.#tokens.stopAtOperator('an operator or the end');
  }

  #infix(powerMin: number): Infix | undefined {
    this.#tokens.mendWord();
    const infix = this.token.kind === 'sign' ? INFIX_BY_SIGN.get(this.token.value) : undefined;
    return infix && infix.power >= powerMin ? infix : undefined;
  }

  #refuseChain(open: Infix | undefined, next: Infix, sign: Token): void {
    if (open?.power !== POWER.comparison || next.power !== POWER.comparison) return;
    if (open === next && next.chain === 'between') return;
    this.#tokens.report(EXPRESSION.chainedComparison(this.#tokens.spanOf(sign), open.sign, next.sign));
  }

  #join(open: Infix | undefined, { infix, sign, left, right }: Operation, start: number): Expression {
    const grows = open === infix && left.kind === 'call' && (infix.chain === 'flat' || infix.chain === 'between');
    if (!grows) return this.#callOf(infix.operator, sign, [left, right], start);
    if (infix.chain === 'between' && left.args.length === 3) {
      this.#tokens.report(EXPRESSION.chainedComparison(this.#tokens.spanOf(sign), infix.sign, infix.sign));
    }
    // The call was made by this loop and nobody else holds it yet, so that a long sum stays linear.
    (left.args as Expression[]).push(right);
    return Object.assign(left, { span: this.#tokens.spanFrom(start) });
  }

  #prefix(powerMin: number): Expression {
    if (this.#tokens.is('not')) return this.#not(powerMin);
    return this.#tokens.is('-') ? this.#minus() : this.#postfix();
  }

  #not(powerMin: number): Expression {
    if (powerMin > POWER.not) this.#tokens.stop('a value', 'Set brackets: `(not …)`.');
    return this.#unary('!', POWER.not, this.#tokens.take());
  }

  #minus(): Expression {
    const sign = this.#tokens.take();
    if (this.token.kind !== 'number') return this.#unary('-', POWER.minus, sign);
    const number = this.#tokens.take();
    return this.#literal({ number: `-${number.value}` }, sign.start);
  }

  #unary(operator: string, power: number, sign: Token): CallExpression {
    const args = [this.#tokens.nested(() => this.expression(power))];
    return this.#callOf(operator, sign, args, sign.start);
  }

  #postfix(): Expression {
    const { start } = this.token;
    const named = this.#tokens.isName;
    let base = this.#primary();
    /** Fields join the path only of a name that stands there, not of one in brackets. */
    let path = named && base.kind === 'path';
    while (base.kind !== 'literal') {
      if (path && this.#tokens.is('(')) this.#refuseMethod(base as PathExpression, start);
      const key = this.#key();
      if (!key) return base;
      base = this.#read(base, path, key, start);
      path &&= base.kind === 'path';
    }
    return base;
  }

  /** The `.name` or `[key]` that follows, if one does. */
  #key(): Expression | undefined {
    if (this.#tokens.is('[')) return this.#tokens.bracketed(() => this.expression());
    if (!this.#tokens.is('.')) return undefined;
    this.#tokens.take();
    if (!this.#tokens.isName) this.#tokens.stop('the name of a field');
    const name = this.#tokens.take();
    return this.#literal(name.value, name.start);
  }

  /** `base.key` or `base[key]`: a longer path where that says the same, else a call of `get`. */
  #read(base: Expression, path: boolean, key: Expression, start: number): Expression {
    const span = this.#tokens.spanFrom(start);
    const segment = path && key.kind === 'literal' ? segmentOf(key) : undefined;
    if (base.kind !== 'path' || segment === undefined) {
      return { kind: 'call', operator: 'get', operatorSpan: key.span, args: [base, key], span };
    }
    // As above: nobody else holds the path yet.
    (base.segments as string[]).push(segment);
    (base.segmentSpans as Span[]).push(key.span);
    return Object.assign(base, { span });
  }

  #refuseMethod({ segments }: PathExpression, start: number): never {
    const name = segments.at(-1)!;
    const hint = `Write \`${name}(…)\`, with \`${segments.slice(0, -1).join('.')}\` as its first argument.`;
    throw new SyntaxStop(EXPRESSION.methodCall(this.#tokens.spanFrom(start), segments.join('.'), name, hint));
  }

  #primary(): Expression {
    const { kind, value, start } = this.token;
    if (kind === 'number') return this.#literal({ number: this.#tokens.take().value }, start);
    if (kind === 'text') return this.#literal(this.#tokens.take().value, start);
    if (this.#tokens.isName) return this.#named();
    if (value === '(') return this.#tokens.bracketed(() => this.expression());
    if (value === '[') return this.#list();
    if (value === '{') return this.#object();
    const constant = CONSTANTS.get(value);
    if (constant !== undefined) return this.#literal(constant, this.#tokens.take().start);
    if (CALLABLE_KEYWORDS.has(value)) return this.#calledKeyword();
    return this.#tokens.stop('a value', valueHint(this.token));
  }

  #named(): Expression {
    const name = this.#tokens.take();
    if (this.#tokens.is('(')) return this.#call(name);
    const span = this.#tokens.spanOf(name);
    return { kind: 'path', segments: [name.value], segmentSpans: [span], span };
  }

  #calledKeyword(): Expression {
    const name = this.#tokens.take();
    if (!this.#tokens.is('(')) this.#tokens.stop('a value', valueHint(name), name);
    return this.#call(name);
  }

  #call(name: Token): Expression {
    const args = this.#items('(');
    const only = name.value === 'var' && args.length === 1 ? args[0] : undefined;
    const path = only?.kind === 'literal' ? segmentOf(only) : undefined;
    if (path !== undefined) return pathFromName(path, () => only!.span, this.#tokens.spanFrom(name.start));
    return this.#callOf(name.value, name, args, name.start);
  }

  #list(): Expression {
    const { start } = this.token;
    const items = this.#items('[');
    return { kind: 'list', items, span: this.#tokens.spanFrom(start) };
  }

  #items(open: '(' | '['): Expression[] {
    const items: Expression[] = [];
    this.#tokens.separated(open, () => items.push(this.expression()));
    return items;
  }

  /** `{ key: value }` is a call of `object` with keys and values in turn. */
  #object(): Expression {
    const brace = this.token;
    const args: Expression[] = [];
    this.#tokens.separated('{', () => {
      args.push(this.#entryKey());
      if (!this.#tokens.is(':')) this.#tokens.stop('`:`');
      this.#tokens.take();
      args.push(this.expression());
    });
    return this.#callOf('object', brace, args, brace.start);
  }

  #entryKey(): Expression {
    const { kind, value, start } = this.token;
    const keyword = kind === 'sign' && /^[a-z]/.test(value);
    if (!keyword && !this.#tokens.isName && kind !== 'text') this.#tokens.stop('a key');
    return this.#literal(this.#tokens.take().value, start);
  }

  #callOf(operator: string, sign: Token, args: readonly Expression[], start: number): CallExpression {
    const operatorSpan = this.#tokens.spanOf(sign);
    return { kind: 'call', operator, operatorSpan, args, span: this.#tokens.spanFrom(start) };
  }

  #literal(value: LiteralExpression['value'], start: number): LiteralExpression {
    return { kind: 'literal', value, span: this.#tokens.spanFrom(start) };
  }
}

/** The name that a literal key gives to a field or element, if it gives one. */
function segmentOf({ value }: LiteralExpression): string | undefined {
  if (typeof value === 'string') return value;
  return value !== null && typeof value === 'object' && isIndex(value.number) ? value.number : undefined;
}
