import type { EmbeddedText, ParsedExpression } from './parsed.js';

/** Whether a text is a formula rather than a literal. */
export function isFormula(text: string): boolean {
  return text.startsWith('=');
}

/** Reads a formula; the leading `=` may be left out. */
export function parseFormula(text: EmbeddedText): ParsedExpression {
  throw new Error(`not yet: ${text.text}`);
}
