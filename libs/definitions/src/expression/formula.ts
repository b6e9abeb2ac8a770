import { EXPRESSION } from './catalogue.js';
import { gathered } from './gathered.js';
import { FormulaParser } from './parser.js';
import { spanOf, type EmbeddedText, type ParsedExpression } from './parsed.js';
import { SyntaxStop } from './stop.js';

/** Whether a text is a formula rather than a literal. */
export function isFormula(text: string): boolean {
  return text.startsWith('=');
}

/** Reads a formula; the leading `=` may be left out. What can be mended is reported and read as it was meant. */
export function parseFormula(text: EmbeddedText): ParsedExpression {
  const start = isFormula(text.text) ? 1 : 0;
  return gathered((found) => {
    if (text.text.slice(start).trim() === '') throw new SyntaxStop(EXPRESSION.empty(spanOf(text, 0, text.text.length)));
    const parser = new FormulaParser(text, start, found);
    const expression = parser.expression();
    parser.finish();
    return expression;
  });
}
