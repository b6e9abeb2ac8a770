import type { Source } from './source.js';

/**
 * A half-open range of a source text, in UTF-16 code units. Lines and columns are computed only where
 * a person or an editor needs them (`Source.position`).
 */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** The smallest span that covers both; both must be of one source. */
export function cover(a: Span, b: Span): Span {
  return { source: a.source, start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}
