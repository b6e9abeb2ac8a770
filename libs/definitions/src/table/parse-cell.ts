import { cover, type Diagnostic, type Span } from '@reckoner/diagnostics';
import type { LiteralExpression } from '../expression/expression.js';
import type { EmbeddedText } from '../expression/parsed.js';
import { cellDepth, cellSize, cellSyntax, emptyCell, notAConstant, unquotedText } from './catalogue.js';
import { cellTokens, type CellToken, type Mark } from './cell-tokens.js';
import type { Cell } from './cell.js';
import { looksLikeDate, wordValue } from './literal.js';
import { isDoubtful, meantBySlip } from './slips.js';

/** No cell where the text could not be understood; then there is an error among the findings. */
export interface ParsedCell {
  readonly cell?: Cell;
  readonly diagnostics: readonly Diagnostic[];
}

/** Tests of one cell. */
const TESTS_MAX = 1000;

/** `not` within `not` beyond this is refused; no cell can exhaust the stack. */
const DEPTH_MAX = 8;

/**
 * Reads a cell. `plain` is what YAML reads an unquoted scalar as; it is left out for a quoted scalar. Both are
 * conditions: quotes are needed only for what YAML would read as something else.
 */
export function parseCell(text: EmbeddedText, plain?: LiteralExpression['value']): ParsedCell {
  const read = new CellParser(text).read(plain);
  return 'kind' in read ? { cell: read, diagnostics: [] } : { diagnostics: [told(text, read)] };
}

/** Why the reading of a cell ended. Thrown inside the parser only. */
class Stop {
  readonly why: 'empty' | 'depth' | 'size' | 'syntax' | 'not-a-constant';
  readonly token: CellToken | undefined;

  constructor(why: Stop['why'], token?: CellToken) {
    this.why = why;
    this.token = token;
  }
}

/** The cell is told as a whole, with what was probably meant; only a name in place of a value is pointed at. */
function told(text: EmbeddedText, { why, token }: Stop): Diagnostic {
  const cell = text.text.trim();
  const span = spanIn(text, text.text.indexOf(cell), text.text.indexOf(cell) + cell.length);
  if (why === 'empty') return emptyCell(span);
  if (why === 'depth') return cellDepth(span);
  if (why === 'size') return cellSize(span, TESTS_MAX);
  const meant = probablyMeant(text);
  if (why === 'not-a-constant' && token && meant === undefined) {
    return notAConstant(spanIn(text, token.start, token.end), token.value);
  }
  const words = cellTokens(cell).every((part) => part.kind === 'word' || isMark(part, ','));
  return (words && meant?.startsWith('"') ? unquotedText : cellSyntax)(span, cell, meant);
}

/** The cell that a known slip stands for, if it can be read. */
function probablyMeant({ source, text }: EmbeddedText): string | undefined {
  const meant = meantBySlip(text);
  if (meant === undefined || meant === text) return undefined;
  return 'kind' in new CellParser({ source, text: meant, offset: () => 0 }).read() ? meant : undefined;
}

class CellParser {
  readonly #text: EmbeddedText;
  readonly #tokens: readonly CellToken[];
  #next = 0;

  constructor(text: EmbeddedText) {
    this.#text = text;
    this.#tokens = cellTokens(text.text);
  }

  read(plain?: LiteralExpression['value']): Cell | Stop {
    try {
      return this.#cell(plain);
    } catch (stop) {
      if (stop instanceof Stop) return stop;
      throw stop;
    }
  }

  #cell(plain: LiteralExpression['value'] | undefined): Cell {
    const [first, second] = this.#tokens;
    if (!first) throw new Stop('empty');
    if (plain !== undefined && typeof plain !== 'string') return this.#plain(plain);
    if (isDoubtful(this.#text.text.trim())) throw new Stop('syntax');
    if (!second && first.kind === 'word') return this.#bareWord(first);
    const cell = this.#alternatives(0);
    if (this.#next < this.#tokens.length) throw new Stop('syntax');
    return cell;
  }

  /** What YAML has already read. */
  #plain(value: LiteralExpression['value']): Cell {
    const span = this.#span(0, this.#text.text.length);
    return { kind: 'one-of', values: [{ kind: 'literal', value, plain: this.#text.text, span }], span };
  }

  #bareWord(word: CellToken): Cell {
    const value = this.#literal(word);
    if (word.value === '-') return { kind: 'any', span: value.span };
    return { kind: 'one-of', values: [value], span: value.span };
  }

  /** Tests with commas between them. */
  #alternatives(depth: number): Cell {
    const tests = [this.#test(depth)];
    while (this.#takes(',')) {
      if (tests.length >= TESTS_MAX) throw new Stop('size');
      tests.push(this.#test(depth));
    }
    const joined = joinValues(tests);
    return joined.length === 1 ? joined[0]! : { kind: 'or', tests: joined, span: spanOf(joined) };
  }

  #test(depth: number): Cell {
    if (depth > DEPTH_MAX) throw new Stop('depth');
    const token = this.#tokens[this.#next++];
    if (!token) throw new Stop('syntax');
    if (token.kind === 'operator') {
      const value = this.#constant();
      return {
        kind: 'compare',
        operator: token.value,
        value,
        span: this.#span(token.start, this.#tokens[this.#next - 1]!.end),
      };
    }
    if (token.kind === 'mark' && (token.value === '[' || token.value === '(')) return this.#range(token);
    if (token.kind === 'word' && token.value === 'not' && this.#takes('(')) return this.#not(token, depth);
    const value = this.#value(token, depth);
    return { kind: 'one-of', values: [value], span: value.span };
  }

  #range(open: CellToken): Cell {
    const low = this.#constant();
    if (!this.#takes('..')) throw new Stop('syntax');
    const high = this.#constant();
    const highIncluded = this.#takes(']');
    if (!highIncluded && !this.#takes(')')) throw new Stop('syntax');
    const span = this.#span(open.start, this.#tokens[this.#next - 1]!.end);
    return { kind: 'range', low, lowIncluded: open.value === '[', high, highIncluded, span };
  }

  #not(word: CellToken, depth: number): Cell {
    const test = this.#alternatives(depth + 1);
    if (!this.#takes(')')) throw new Stop('syntax');
    return { kind: 'not', test, span: this.#span(word.start, this.#tokens[this.#next - 1]!.end) };
  }

  /** A bound: a number, a date, or a text in quotes. */
  #constant(): LiteralExpression {
    const token = this.#tokens[this.#next++];
    if (token?.kind !== 'text' && token?.kind !== 'word') throw new Stop('syntax');
    const literal = this.#literal(token);
    const isBound = token.kind === 'text' || typeof literal.value === 'object' || looksLikeDate(token.value);
    if (isBound && literal.value !== null) return literal;
    throw new Stop('not-a-constant', token);
  }

  /** One of several values, or the only one within `not( )`, where a word needs no quotes. */
  #value(token: CellToken, depth: number): LiteralExpression {
    if (token.kind !== 'text' && token.kind !== 'word') throw new Stop('syntax');
    const literal = this.#literal(token);
    if (token.kind === 'text' || typeof literal.value !== 'string' || looksLikeDate(token.value)) return literal;
    const next = this.#tokens[this.#next];
    const alone = depth > 0 && next?.kind === 'mark' && next.value === ')' && isMark(this.#tokens[this.#next - 2], '(');
    if (alone && token.value !== '-' && !isDoubtful(token.value)) return literal;
    throw new Stop('syntax');
  }

  #literal(token: CellToken): LiteralExpression {
    const span = this.#span(token.start, token.end);
    const value = token.kind === 'word' ? wordValue(token.value) : token.value;
    return typeof value === 'string'
      ? { kind: 'literal', value, span }
      : { kind: 'literal', value, plain: token.value, span };
  }

  #takes(mark: Mark): boolean {
    const found = isMark(this.#tokens[this.#next], mark);
    if (found) this.#next += 1;
    return found;
  }

  #span(start: number, end: number): Span {
    return spanIn(this.#text, start, end);
  }
}

function spanIn(text: EmbeddedText, start: number, end: number): Span {
  return { source: text.source, start: text.offset(start), end: text.offset(end) };
}

function isMark(token: CellToken | undefined, mark: Mark): boolean {
  return token?.kind === 'mark' && token.value === mark;
}

/** Values that stand side by side become one test. */
function joinValues(tests: readonly Cell[]): Cell[] {
  const joined: Cell[] = [];
  let from = 0;
  while (from < tests.length) {
    const values: LiteralExpression[] = [];
    let to = from;
    for (let test = tests[to]; test?.kind === 'one-of'; test = tests[++to]) values.push(...test.values);
    if (to - from > 1) joined.push({ kind: 'one-of', values, span: spanOf(tests.slice(from, to)) });
    else joined.push(tests[from]!);
    from = Math.max(to, from + 1);
  }
  return joined;
}

function spanOf(cells: readonly Cell[]): Span {
  return cover(cells[0]!.span, cells.at(-1)!.span);
}
