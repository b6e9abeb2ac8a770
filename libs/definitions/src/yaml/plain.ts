import type { Span } from '@reckoner/diagnostics';
import { YAML } from '../catalogue/yaml.js';
import { type Cursor, isBreak, Unreadable } from './cursor.js';
import { formulaEnd, isClosed } from './formula-text.js';
import { Scalar } from './scalar.js';

/** Unquoted scalars, which may go on over several lines. */

const FLOW_INDICATORS = ',[]{}';

/** Where an unquoted scalar may not begin. */
export function beginsPlain(cursor: Cursor, flow: boolean): boolean {
  const char = cursor.char();
  if (char === '-' || char === '?' || char === ':') {
    return !cursor.isBlank(1) && !(flow && FLOW_INDICATORS.includes(cursor.char(1)));
  }
  return !',[]{}#&*!|>\'"%@`'.includes(char);
}

/** Reads an unquoted scalar. Lines that go on are indented by more than `parent`. */
export function readPlain(cursor: Cursor, parent: number, flow: boolean): Scalar {
  const start = cursor.at;
  const pieces: number[] = [];
  let text = '';
  let end = start;
  for (let breaks = 0; ;) {
    if (breaks > 0) text += breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
    pieces.push(text.length, cursor.at);
    const line = cursor.at;
    end = readLine(cursor, flow);
    text += cursor.text.slice(line, end);
    breaks = breaksBeforeMore(cursor, parent, flow);
    if (breaks === 0) break;
  }
  const scalar = new Scalar('plain', text, cursor.span(start, end), pieces);
  scalar.comment = commentHere(cursor);
  return flow && text.startsWith('=') ? checkedFormula(cursor, scalar) : scalar;
}

/** A key or one-line scalar: no lines that go on. */
export function readPlainKey(cursor: Cursor, flow: boolean): Scalar {
  const start = cursor.at;
  const end = readLine(cursor, flow);
  return new Scalar('plain', cursor.text.slice(start, end), cursor.span(start, end), [0, start]);
}

const COLON = 58;
const HASH = 35;
const SPACE = 32;
const TAB = 9;

/** Moves to where the scalar ends on this line, and answers the end without trailing blanks. */
function readLine(cursor: Cursor, flow: boolean): number {
  const { text } = cursor;
  let end = cursor.at;
  let at = end;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === TAB) continue;
    if (isBreak(code) || (code === HASH && at > end) || (flow && isFlowIndicator(code))) break;
    if (code === COLON) {
      cursor.at = at;
      if (endsKey(cursor, flow)) break;
    }
    end = at + 1;
  }
  cursor.at = at;
  return end;
}

function isFlowIndicator(code: number): boolean {
  return code === 44 || code === 91 || code === 93 || code === 123 || code === 125;
}

/** A colon here separates a key from its value. */
export function endsKey(cursor: Cursor, flow: boolean): boolean {
  return cursor.isBlank(1) || (flow && FLOW_INDICATORS.includes(cursor.char(1)));
}

/** How many line ends lie before the scalar goes on, having moved there; 0 where it does not go on. */
function breaksBeforeMore(cursor: Cursor, parent: number, flow: boolean): number {
  if (!cursor.atBreak || cursor.atEnd) return 0;
  const { at, lineStart } = cursor;
  let breaks = 0;
  while (cursor.atBreak && !cursor.atEnd) {
    breaks++;
    cursor.nextLine();
    cursor.skipBlanks();
  }
  const ends = cursor.atEnd || cursor.char() === '#' || cursor.column <= parent || cursor.atMarker;
  if (
    !ends &&
    !(flow && FLOW_INDICATORS.includes(cursor.char())) &&
    !(flow && cursor.char() === ':' && endsKey(cursor, true))
  ) {
    if (!flow) refuseKey(cursor);
    return breaks;
  }
  cursor.at = at;
  cursor.lineStart = lineStart;
  return 0;
}

/** A line that goes on with an unquoted text and looks like a key was meant as one, and is indented wrongly. */
function refuseKey(cursor: Cursor): void {
  const { at } = cursor;
  const end = readLine(cursor, false);
  const isKey = cursor.char() === ':' && !cursor.atBreak;
  cursor.at = at;
  if (isKey) throw new Unreadable(YAML.badIndentation(cursor.span(at, end), cursor.text.slice(at, end)));
}

function commentHere(cursor: Cursor): Span | undefined {
  if (!cursor.atComment) return undefined;
  const { at } = cursor;
  const comment = cursor.skipComment();
  cursor.at = at;
  return comment;
}

/**
 * YAML ends an unquoted text in brackets or braces at the next `,`, `[`, `]`, `{` or `}`, also within a formula. Where that
 * cut a formula, it is reported, and read as it was meant.
 */
function checkedFormula(cursor: Cursor, scalar: Scalar): Scalar {
  const next = cursor.char();
  if (isClosed(scalar.text) && next !== '[' && next !== '{') return scalar;
  const start = scalar.span.start;
  const end = formulaEnd(cursor.text, start);
  const meant = cursor.text.slice(start, end);
  const span = cursor.span(start, end);
  cursor.report(YAML.flowFormula(span, meant));
  cursor.at = end;
  return new Scalar('plain', meant, span, [0, start]);
}
