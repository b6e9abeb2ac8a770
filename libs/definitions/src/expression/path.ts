import type { Span } from '@reckoner/diagnostics';
import type { PathExpression } from './expression.js';

/** The path that JSON-Logic writes as one text with points: `entry.approval.status`. */
export function pathFromName(name: string, spanOf: (start: number, end: number) => Span, span: Span): PathExpression {
  const segments = name.split('.');
  let start = 0;
  const segmentSpans = segments.map((segment) => {
    const place = spanOf(start, start + segment.length);
    start += segment.length + 1;
    return place;
  });
  return { kind: 'path', segments, segmentSpans, span };
}

/** The text with points that names a path, or undefined where a point within a segment would be misread. */
export function nameOfPath(path: PathExpression): string | undefined {
  return path.segments.some((segment) => segment.includes('.')) ? undefined : path.segments.join('.');
}

const INDEX = /^(?:0|[1-9][0-9]*)$/;

/** Whether a text spells the place of a list's element. */
export function isIndex(text: string): boolean {
  return INDEX.test(text);
}
