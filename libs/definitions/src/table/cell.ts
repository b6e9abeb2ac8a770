import type { Span } from '@reckoner/diagnostics';
import type { LiteralExpression } from '../expression/expression.js';

/**
 * One condition of a decision table's row on the value of a column, as written. A literal that was written without
 * quotes keeps its spelling (`plain`): in a column of texts `0120` stays `0120`.
 */
export type Cell = AnyCell | OneOfCell | CompareCell | RangeCell | OrCell | NotCell;

/** `-`: whatever the value. */
export interface AnyCell {
  readonly kind: 'any';
  readonly span: Span;
}

/** `tm`, `40`, `"a", "b"`: one of these values. */
export interface OneOfCell {
  readonly kind: 'one-of';
  readonly values: readonly LiteralExpression[];
  readonly span: Span;
}

export type CellOperator = '<' | '<=' | '>' | '>=';

/** `>= 40`. */
export interface CompareCell {
  readonly kind: 'compare';
  readonly operator: CellOperator;
  readonly value: LiteralExpression;
  readonly span: Span;
}

/** `[40..45)`: a square bracket takes its end in, a round one leaves it out. */
export interface RangeCell {
  readonly kind: 'range';
  readonly low: LiteralExpression;
  readonly lowIncluded: boolean;
  readonly high: LiteralExpression;
  readonly highIncluded: boolean;
  readonly span: Span;
}

/** `< 5, "a", [40..45]`: at least one of these. Values that stand side by side are one `one-of`. */
export interface OrCell {
  readonly kind: 'or';
  readonly tests: readonly Cell[];
  readonly span: Span;
}

/** `not("a", "b")`. */
export interface NotCell {
  readonly kind: 'not';
  readonly test: Cell;
  readonly span: Span;
}
