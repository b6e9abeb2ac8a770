import type { CellOperator } from './cell.js';

/** The words and signs of a cell. `broken` is what no cell contains: an open text, a stray character. */
export type CellToken =
  | { readonly kind: 'text'; readonly value: string; readonly start: number; readonly end: number }
  | { readonly kind: 'word'; readonly value: string; readonly start: number; readonly end: number }
  | { readonly kind: 'operator'; readonly value: CellOperator; readonly start: number; readonly end: number }
  | { readonly kind: 'mark'; readonly value: Mark; readonly start: number; readonly end: number }
  | { readonly kind: 'broken'; readonly value: string; readonly start: number; readonly end: number };

export type Mark = '(' | ')' | '[' | ']' | ',' | '..';

const TOKENS: readonly { readonly kind: CellToken['kind']; readonly pattern: RegExp }[] = [
  { kind: 'text', pattern: /"[^"\\]*(?:\\[^][^"\\]*)*"/y },
  { kind: 'operator', pattern: /[<>]=?(?![=<>])/y },
  { kind: 'mark', pattern: /\.\.(?!\.)|[()[\],]/y },
  // A word may hold single dots (`time-entry.approved`), but ends before the two dots of a range.
  { kind: 'word', pattern: /(?:(?!\.\.)[^\s"'“”„‘’‚«»()[\]{},;|!<>=≤≥≠…])+/y },
  { kind: 'broken', pattern: /"[^]*|[^]/uy },
];

const SPACE = /\s*/y;

/** Cuts a cell into tokens; never fails, and takes time linear in the text. */
export function cellTokens(text: string): CellToken[] {
  const tokens: CellToken[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at = skipSpace(text, token.end);
  }
  return tokens;
}

function tokenAt(text: string, start: number): CellToken {
  for (const { kind, pattern } of TOKENS) {
    pattern.lastIndex = start;
    const spelled = pattern.exec(text)?.[0];
    if (spelled === undefined) continue;
    const end = start + spelled.length;
    if (kind !== 'text') return { kind, value: spelled, start, end } as CellToken;
    const value = unquoted(spelled);
    return value === undefined ? { kind: 'broken', value: spelled, start, end } : { kind, value, start, end };
  }
  return { kind: 'broken', value: text.slice(start), start, end: text.length };
}

function skipSpace(text: string, at: number): number {
  SPACE.lastIndex = at;
  SPACE.test(text);
  return SPACE.lastIndex;
}

/** The text between quotes, with the escapes of JSON; undefined where an escape is none. */
function unquoted(spelled: string): string | undefined {
  try {
    // Tabs and line ends stand for themselves here; JSON wants them escaped.
    const value: unknown = JSON.parse(spelled.replace(/[\u0000-\u001f]/g, (sign) => JSON.stringify(sign).slice(1, -1)));
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
