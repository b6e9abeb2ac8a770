import type { Expression } from './expression.js';

/** The formula of an expression, without the leading `=`; parsing it yields the same expression. */
export function printFormula(expression: Expression): string {
  throw new Error(`not yet: ${expression.kind}`);
}
