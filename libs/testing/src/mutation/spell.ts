import { printCell, printFormula, type Cell, type Expression, type LiteralExpression } from '@reckoner/definitions';
import type { Span, TextEdit } from '@reckoner/diagnostics';
import { textOf } from './change.js';
import type { CellSite, ExpressionSite } from './sites/site.js';

/** Changed expressions and cells as edits of the YAML that they stand in. */

/** The site's scalar, list or map by another expression. A formula and JSON-Logic are written as a formula, a literal as a literal. */
export function spellExpression(site: ExpressionSite, by: Expression): TextEdit {
  const span = site.definition.spanOf(site.path);
  const wasLiteral = site.root.kind === 'literal' && isWhole(site.root.span, span);
  const text = wasLiteral && by.kind === 'literal' ? spellLiteral(by) : quoted(`= ${printFormula(withoutPlain(by))}`);
  return { span, text };
}

/** Whether the expression is the YAML node itself, not a formula inside a scalar. */
function isWhole(inner: Span, outer: Span): boolean {
  return inner.start === outer.start && inner.end === outer.end;
}

function spellLiteral({ value, plain }: LiteralExpression): string {
  if (typeof value === 'string') return plain === value ? value : quoted(value);
  return value !== null && typeof value === 'object' ? value.number : String(value);
}

/** YAML in quotes, which hold any text without line ends and control characters as it is. */
function quoted(text: string): string {
  return /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text)
    ? JSON.stringify(text)
    : `'${text.replaceAll("'", "''")}'`;
}

/** A plain `0120` is read as its place expects; in a formula only the quoted text is sure to keep its zero. */
function withoutPlain(expression: Expression): Expression {
  switch (expression.kind) {
    case 'call':
      return { ...expression, args: expression.args.map(withoutPlain) };
    case 'list':
      return { ...expression, items: expression.items.map(withoutPlain) };
    case 'literal': {
      const { value, plain } = expression;
      const isNumber = value !== null && typeof value === 'object';
      return isNumber && plain !== undefined && plain !== value.number ? { ...expression, value: plain } : expression;
    }
    default:
      return expression;
  }
}

export function spellCell(site: CellSite, by: Cell): TextEdit {
  return { span: site.definition.spanOf(site.path), text: quoted(printCell(by)) };
}

/** The code of an expression for people; as it is written where it is a formula. */
export function shown(expression: Expression): string {
  return printFormula(expression);
}

/** Text edits that take an entry out of a map, or an item out of a list; undefined where it cannot be told how. */
export function removal(whole: Span): readonly TextEdit[] | undefined {
  const { source } = whole;
  const { text } = source;
  const lineStart = text.lastIndexOf('\n', whole.start - 1) + 1;
  const lead = text.slice(lineStart, whole.start);
  if (/^ *(- +)?$/.test(lead)) {
    const lineEnd = text.indexOf('\n', whole.end);
    const rest = text.slice(whole.end, lineEnd === -1 ? text.length : lineEnd);
    if (!/^\s*(#.*)?$/.test(rest)) return undefined;
    return [{ span: source.span(lineStart, lineEnd === -1 ? text.length : lineEnd + 1), text: '' }];
  }
  const [behind] = /^\s*,\s*/.exec(text.slice(whole.end)) ?? [undefined];
  if (behind !== undefined) return [{ span: source.span(whole.start, whole.end + behind.length), text: '' }];
  const [before] = /,\s*$/.exec(text.slice(0, whole.start)) ?? [undefined];
  return before === undefined ? undefined : [{ span: source.span(whole.start - before.length, whole.end), text: '' }];
}

/** One line of code for people. */
export function oneLine(span: Span): string {
  return textOf(span)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
