import { YAML } from '../catalogue/yaml.js';
import { type Cursor, isBreak, Unreadable } from './cursor.js';
import { Scalar } from './scalar.js';

/** Scalars after `|` (line ends stay) and `>` (line ends fold), indented by more than `parent`. */

interface Line {
  readonly start: number;
  readonly text: string;
}

export function readBlockScalar(cursor: Cursor, parent: number): Scalar {
  const start = cursor.at;
  const folded = cursor.char() === '>';
  cursor.at++;
  const header = /^(?:([1-9])([-+]?)|([-+])([1-9]?))?/.exec(cursor.text.slice(cursor.at, cursor.at + 2))!;
  cursor.at += header[0].length;
  endHeader(cursor);
  const width = header[1] ?? header[4];
  const headerEnd = cursor.at;
  const lines = readLines(cursor, parent, width ? Math.max(parent, 0) + Number(width) : undefined);
  const { text, pieces } = join(lines, folded, header[2] ?? header[3] ?? '');
  const last = lines.findLast((line) => line.text !== '');
  const end = last ? last.start + last.text.length : headerEnd;
  return new Scalar(
    folded ? 'folded' : 'literal',
    text,
    cursor.span(start, end),
    pieces.length > 0 ? pieces : [0, headerEnd],
  );
}

function endHeader(cursor: Cursor): void {
  const start = cursor.at;
  cursor.skipBlanks();
  if (cursor.at > start && cursor.atComment) cursor.skipComment();
  if (!cursor.atBreak)
    throw new Unreadable(
      YAML.syntax(cursor.span(cursor.at, cursor.at + 1), 'a text after `|` or `>` begins on the next line'),
    );
}

/** The lines without their indentation, and where each begins. Leaves the cursor at the end of the last one. */
function readLines(cursor: Cursor, parent: number, given: number | undefined): Line[] {
  const lines: Line[] = [];
  let indent = given;
  let widestBlank = 0;
  while (!cursor.atEnd) {
    const { at, lineStart } = cursor;
    cursor.nextLine();
    const width = leadingSpaces(cursor);
    const blank = isBreak(cursor.code(width));
    if (blank) widestBlank = Math.max(widestBlank, width);
    else if (indent === undefined) {
      indent = Math.max(width, parent + 1);
      if (widestBlank > indent)
        throw new Unreadable(YAML.badIndentation(cursor.span(cursor.at, cursor.at + width), ''));
    }
    if (!blank && width < indent!) {
      cursor.at = at;
      cursor.lineStart = lineStart;
      break;
    }
    if (cursor.atEnd) break;
    cursor.at += Math.min(width, indent ?? width);
    const start = cursor.at;
    while (!cursor.atBreak) cursor.at++;
    lines.push({ start, text: cursor.text.slice(start, cursor.at) });
  }
  return lines;
}

function leadingSpaces(cursor: Cursor): number {
  let width = 0;
  while (cursor.char(width) === ' ') width++;
  return width;
}

function join(lines: readonly Line[], folded: boolean, chomp: string): { text: string; pieces: number[] } {
  const pieces: number[] = [];
  let text = '';
  let empty = 0;
  let wasDeeper = false;
  for (const line of lines) {
    if (line.text === '') {
      empty++;
      continue;
    }
    const deeper = !folded || /^[ \t]/.test(line.text);
    if (pieces.length === 0) text = '\n'.repeat(empty);
    else if (deeper || wasDeeper) text += '\n'.repeat(empty + 1);
    else text += empty === 0 ? ' ' : '\n'.repeat(empty);
    pieces.push(text.length, line.start);
    text += line.text;
    wasDeeper = deeper;
    empty = 0;
  }
  const ended = pieces.length > 0;
  if (chomp === '+') text += '\n'.repeat(empty + (ended ? 1 : 0));
  else if (chomp === '' && ended) text += '\n';
  return { text, pieces };
}
