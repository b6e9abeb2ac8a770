/** Edits of one text by offsets: what code and visual views emit, and what undo takes back. */

/** A replacement of `[start, end)`. Edits of one step refer to the text before all of them, and do not overlap. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let done = 0;
  for (const { start, end, text: by } of inOrder(edits)) {
    result += text.slice(done, start) + by;
    done = end;
  }
  return result + text.slice(done);
}

/** The edits that bring the text back, once these were applied to it. */
export function inverse(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return inOrder(edits).map(({ start, end, text: by }) => {
    const back = { start: start + shift, end: start + shift + by.length, text: text.slice(start, end) };
    shift += by.length - (end - start);
    return back;
  });
}

/** The one replacement that leads from a text to another: what both begin and end with stays. */
export function difference(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let tail = 0;
  while (
    tail < most - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail += 1;
  return [{ start, end: before.length - tail, text: after.slice(start, after.length - tail) }];
}

function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}
