import type { Span } from '@reckoner/diagnostics';

/**
 * The syntax of an expression, the same whether it was written as a formula or as JSON-Logic. Names are not
 * resolved and operators are not looked up here; that is the engine's `check`.
 */
export type Expression = LiteralExpression | ListExpression | PathExpression | CallExpression;

/** A number is kept as the text that spells it, so that no digit is lost before the engine reads it. */
export interface NumberText {
  readonly number: string;
}

export interface LiteralExpression {
  readonly kind: 'literal';
  readonly value: string | boolean | null | NumberText;
  /**
   * A plain (unquoted) YAML scalar keeps its source text: where a text is expected, `0120` stays `0120`.
   * Absent for quoted scalars and for literals inside formulas.
   */
  readonly plain?: string;
  readonly span: Span;
}

export interface ListExpression {
  readonly kind: 'list';
  readonly items: readonly Expression[];
  readonly span: Span;
}

/** A read: `entry.approval.status`, `item`, `lines.0.hours`. JSON-Logic `{ "var": "entry.approval.status" }`. */
export interface PathExpression {
  readonly kind: 'path';
  /** At least one. `{ "var": "" }` has one empty segment; it means something in conformance mode only. */
  readonly segments: readonly string[];
  /** One span per segment. */
  readonly segmentSpans: readonly Span[];
  readonly span: Span;
}

/**
 * An operator with its arguments: `round(hours, 2)`, `a and b`, `{ "round": [ { "var": "hours" }, 2 ] }`.
 * `{ "var": [path, default] }` and computed names are calls of `var`.
 * A member read on a result, `lookup("employees", id).name`, is `{ "get": [ {...}, "name" ] }`.
 */
export interface CallExpression {
  readonly kind: 'call';
  readonly operator: string;
  readonly operatorSpan: Span;
  readonly args: readonly Expression[];
  readonly span: Span;
}
