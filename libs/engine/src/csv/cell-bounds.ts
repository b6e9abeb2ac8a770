/** Where the field of a row stands, quotes included: from `rowStart`, where the row begins, as far as the text has it. */
export function cellBounds(
  text: string,
  rowStart: number,
  column: number,
  delimiter: string,
): { readonly start: number; readonly end: number } {
  let start = rowStart;
  for (let current = 1; ; current++) {
    const end = cellEnd(text, start, delimiter);
    if (current === column || text[end] !== delimiter) return { start, end };
    start = end + 1;
  }
}

/** The end of the field that begins here: delimiters and line ends inside quotes belong to it. */
function cellEnd(text: string, start: number, delimiter: string): number {
  let isQuoted = false;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"') isQuoted = !isQuoted && (at === start || text[at - 1] === '"');
    else if (!isQuoted && (character === delimiter || character === '\n' || character === '\r')) return at;
  }
  return text.length;
}
