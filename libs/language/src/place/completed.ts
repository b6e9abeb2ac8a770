import { parseFile } from '@reckoner/definitions';
import type { Definition } from '@reckoner/definitions';
import { Source } from '@reckoner/diagnostics';
import { type Leaf, leafAt } from './tree.js';

/** A text with a word put where the cursor is, so that what is not yet written can be asked what it will be. */
export interface Completed {
  readonly source: Source;
  readonly definition: Definition | undefined;
  readonly leaf: Leaf;
  /** Where the word stands in that text. */
  readonly at: number;
}

/** The word; letters alone, so that it fits wherever a name does. */
export const WORD = 'wordAtTheCursor';

const NAME = /[\p{L}\p{N}_$]*$/u;
const NAME_AFTER = /^[\p{L}\p{N}_$]*/u;
const ID = /[\p{L}\p{N}_$/.-]*$/u;

/** The part of a word that is written already: of an id or key, which may hold `/`, `.` and `-`, or of a formula's name. */
export function wordAt(
  text: string,
  offset: number,
  isName: boolean,
): { readonly start: number; readonly end: number } {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const start = offset - (isName ? NAME : ID).exec(before)![0].length;
  return { start, end: offset + NAME_AFTER.exec(text.slice(offset, offset + 200))![0].length };
}

/** The readings of a text with the word at the cursor, as a key and as a value, whichever are possible. */
export function completions(file: string, text: string, offset: number): Completed[] {
  const { start, end } = wordAt(text, offset, isInFormula(text, offset));
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const keys = canBeKey(before, after) ? [`${WORD}: 0`] : [];
  const found = new Map<Leaf['role'], Completed>();
  for (const filling of [...keys, ...fillings(before)]) {
    const completed = read(file, before + filling + after, start);
    if (!completed) continue;
    const { role } = completed.leaf;
    // A reading that closes all brackets is worth more than one that does not.
    if (!found.has(role) || (completed.definition?.complete && !found.get(role)!.definition?.complete))
      found.set(role, completed);
    if (role === 'value' && completed.definition?.complete) break;
  }
  return [...found.values()];
}

function read(file: string, text: string, at: number): Completed | undefined {
  const source = new Source(file, text);
  const leaf = leafAt(source, at);
  // A word on a line of its own would go on with the text of the line before; nobody means that.
  if (leaf && /\n\s*$/.test(text.slice(leaf.scalar.span.start, at)) && leaf.scalar.style === 'plain') return undefined;
  if (!leaf?.scalar.text.includes(WORD) || (leaf.role === 'key' && leaf.scalar.text !== WORD)) return undefined;
  return { source, leaf, at, definition: parseFile(file, text).definition };
}

/** A key begins a line, or stands behind `{` or `,` in braces. */
function canBeKey(before: string, after: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (/^\s*(-\s+)*$/.test(line)) return /^\s*(\n|$)/.test(after);
  return /[{,]\s*$/.test(line);
}

/** The word as a value, with the brackets and quotes closed that the line leaves open. */
function fillings(before: string): string[] {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const closing = closingOf(line);
  return [WORD, `${WORD}${closing}`, `${WORD}${closing}'`, `${WORD}${closing}"`, ` ${WORD}`].flatMap((filling) => [
    filling,
    `${filling} }`,
    `${filling}]`,
  ]);
}

/** What closes the brackets that a line's formula opened. */
function closingOf(line: string): string {
  const open: string[] = [];
  let quote = '';
  for (const char of line.slice(line.search(/=(?!=)/) + 1)) {
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"') quote = char;
    else if (char === '(' || char === '[') open.push(char === '(' ? ')' : ']');
    else if (char === ')' || char === ']') open.pop();
  }
  return quote + open.reverse().join('');
}

/** Whether the cursor stands in a formula, or in the braces of a text with values. */
export function isInFormula(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /(^|[\s[{,'"])=\s[^\n]*$/.test(line) || /(say|remedy):.*\{[^}]*$/.test(line) || isInBlockFormula(text, offset);
}

/** A formula over several lines: an earlier line with less indentation began it. */
function isInBlockFormula(text: string, offset: number): boolean {
  const lines = text.slice(0, offset).split('\n');
  const indent = lines.at(-1)!.search(/\S|$/);
  for (let at = lines.length - 2; at >= 0; at--) {
    const line = lines[at]!;
    if (line.trim() === '' || line.search(/\S/) >= indent) continue;
    return /:\s*(=\s|[>|][-+]?\s*$)/.test(line) && lines.slice(at).join(' ').includes('= ');
  }
  return false;
}
