/** Where a formula ends in a text that is not only a formula: brackets and quotes are matched, nothing more is read. */

const OPENING = '([{';
const CLOSING = ')]}';

/** Whether all brackets and quotes of a formula are closed. */
export function isClosed(formula: string): boolean {
  return depthAfter(formula, 0, formula.length).depth === 0;
}

/** The end of the formula that begins at `start`: before the `,` or closing bracket that it does not contain, or the line's end. */
export function formulaEnd(text: string, start: number): number {
  let lineEnd = text.indexOf('\n', start);
  if (lineEnd === -1) lineEnd = text.length;
  const { at } = depthAfter(text, start, lineEnd);
  return start + text.slice(start, at).trimEnd().length;
}

/** Reads until a separator outside all brackets, or the end. A depth other than 0 says that something is open. */
function depthAfter(text: string, start: number, end: number): { at: number; depth: number } {
  let depth = 0;
  let at = start;
  for (; at < end; at++) {
    const char = text.charAt(at);
    if (char === '"' || char === '`') {
      at = closingQuote(text, at, end);
      if (at === end) return { at, depth: depth + 1 };
    } else if (OPENING.includes(char)) depth++;
    else if (CLOSING.includes(char)) {
      if (depth === 0) break;
      depth--;
    } else if (char === ',' && depth === 0) break;
  }
  return { at, depth };
}

function closingQuote(text: string, start: number, end: number): number {
  const quote = text.charAt(start);
  for (let at = start + 1; at < end; at++) {
    const char = text.charAt(at);
    if (char === '\\' && quote === '"') at++;
    else if (char === quote) return at;
  }
  return end;
}
