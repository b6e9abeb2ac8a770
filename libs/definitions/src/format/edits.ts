import type { TextEdit } from '@reckoner/diagnostics';

/** Applies edits of one text; of two that overlap, the first in the text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let done = 0;
  for (const { span, text: by } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    if (span.start < done) continue;
    result += text.slice(done, span.start) + by;
    done = span.end;
  }
  return result + text.slice(done);
}
