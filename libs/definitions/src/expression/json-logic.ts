import type { Span } from '@reckoner/diagnostics';
import type { Expression, NumberText } from './expression.js';
import type { ParsedExpression } from './parsed.js';

/** A JSON value; a number that JavaScript's would not spell the same is an `ExactNumber`. */
export type JsonLogic = null | boolean | number | string | ExactNumber | readonly JsonLogic[] | { readonly [key: string]: JsonLogic };

/** A number by the text that spells it. A class, so that it is never taken for a map with the key `number`. */
export class ExactNumber implements NumberText {
  readonly number: string;

  constructor(number: string) {
    this.number = number;
  }

  toString(): string {
    return this.number;
  }
}

/**
 * Reads JSON-Logic from plain JSON; every node has the given span. A text that begins with `=` is a formula. Objects
 * that are no plain maps and whose text is a number (`ExactNumber`, the engine's `Decimal`) are numbers.
 */
export function expressionFromJson(value: unknown, span: Span): ParsedExpression {
  throw new Error(`not yet: ${String(value)} ${span.start}`);
}

/** The same expression as JSON-Logic; what JSON-Logic has no words for stands in it as a formula. */
export function toJsonLogic(expression: Expression): JsonLogic {
  throw new Error(`not yet: ${expression.kind}`);
}
