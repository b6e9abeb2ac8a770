import { YAML } from '../catalogue/yaml.js';
import { readBlockScalar } from './block-scalar.js';
import { type Cursor, Unreadable } from './cursor.js';
import { readFlow } from './flow.js';
import { Keys } from './keys.js';
import type { ListNode, MapEntry, MapNode, ScalarNode, YamlNode } from './node.js';
import { beginsPlain, endsKey, readPlain, readPlainKey } from './plain.js';
import { readQuoted } from './quoted.js';
import { refuseProperty } from './refused.js';
import { Scalar } from './scalar.js';

/** Lists and maps by indentation. `parent` is the column of the enclosing one; what belongs to it stands further right. */

/** Reads the node at the cursor. After a colon, on the same line, no list or map by indentation can begin. */
export function readNode(cursor: Cursor, parent: number, afterColon = false): YamlNode {
  const char = cursor.char();
  if (isDash(cursor)) {
    if (!afterColon) return readList(cursor, cursor.column);
    throw new Unreadable(YAML.syntax(cursor.span(cursor.at, cursor.at + 1), 'a list begins on the next line'));
  }
  if (!afterColon && isKeyAhead(cursor)) return readMap(cursor, cursor.column);
  const node = readLeaf(cursor, parent, char);
  endValue(cursor);
  return node;
}

function readLeaf(cursor: Cursor, parent: number, char: string): YamlNode {
  if (char === '[' || char === '{') return readFlow(cursor, parent);
  if (char === '|' || char === '>') return readBlockScalar(cursor, parent);
  if (char === '"' || char === "'") return readQuoted(cursor, parent);
  refuseProperty(cursor);
  if (beginsPlain(cursor, false)) return readPlain(cursor, parent, false);
  throw new Unreadable(YAML.quoteNeeded(cursor.span(cursor.at, cursor.at + 1), char));
}

/** After a value, only a comment may follow on the line. */
function endValue(cursor: Cursor): void {
  const start = cursor.at;
  cursor.skipBlanks();
  if (cursor.atBreak || cursor.atComment) return;
  const isColon = cursor.char() === ':' && endsKey(cursor, false);
  const words = isColon
    ? 'a second `:` stands on this line; a text that holds `: ` needs quotes, and a map within a map its own line'
    : 'nothing may follow a value on its line';
  throw new Unreadable(YAML.syntax(cursor.span(Math.max(start, cursor.at), cursor.at + 1), words));
}

function isDash(cursor: Cursor): boolean {
  return cursor.char() === '-' && cursor.isBlank(1);
}

/** A key and its colon stand here, on one line. */
function isKeyAhead(cursor: Cursor): boolean {
  const { at } = cursor;
  const isKey = skipKey(cursor) && cursor.char() === ':' && endsKey(cursor, false);
  cursor.at = at;
  return isKey;
}

function skipKey(cursor: Cursor): boolean {
  const quote = cursor.char();
  if (quote !== '"' && quote !== "'") {
    if (!beginsPlain(cursor, false)) return false;
    readPlainKey(cursor, false);
    return true;
  }
  for (cursor.at++; !cursor.atBreak; cursor.at++) {
    if (cursor.char() === '\\' && quote === '"') cursor.at++;
    else if (cursor.char() === quote) {
      cursor.at++;
      cursor.skipBlanks();
      return true;
    }
  }
  return false;
}

function readList(cursor: Cursor, column: number): ListNode {
  return cursor.nested(() => {
    const start = cursor.at;
    const items: YamlNode[] = [];
    eachEntry(cursor, column, () => {
      if (!isDash(cursor)) return false;
      cursor.at++;
      items.push(readBelow(cursor, column, (dash) => empty(cursor, dash)));
      return true;
    });
    const end = items.at(-1)?.span.end ?? start + 1;
    return { kind: 'list', items, flow: false, span: cursor.span(start, Math.max(end, start + 1)) };
  });
}

function readMap(cursor: Cursor, column: number): MapNode {
  return cursor.nested(() => {
    const start = cursor.at;
    const entries: MapEntry[] = [];
    const keys = new Keys(cursor);
    eachEntry(cursor, column, () => {
      const key = readKey(cursor);
      const value = readEntryValue(cursor, column);
      if (keys.admits(key)) entries.push({ key, value });
      return true;
    });
    const end = entries.at(-1)?.value.span.end ?? start;
    return { kind: 'map', entries, flow: false, span: cursor.span(start, Math.max(end, start)) };
  });
}

/** Reads entries as long as they stand in the column; an unreadable one is reported and left out. */
function eachEntry(cursor: Cursor, column: number, read: () => boolean): void {
  while (!cursor.atEnd && cursor.column === column && !cursor.atMarker) {
    try {
      cursor.countEntry();
      if (!read()) return;
      cursor.skipToToken();
      if (!cursor.atEnd && cursor.column > column) throw misplaced(cursor);
    } catch (problem) {
      if (!(problem instanceof Unreadable) || problem.fatal) throw problem;
      cursor.report(problem.diagnostic);
      cursor.skipDeeperLines(column);
    }
  }
}

function misplaced(cursor: Cursor): Unreadable {
  const { at } = cursor;
  const end = readPlainKey(cursor, false).span.end;
  return new Unreadable(YAML.badIndentation(cursor.span(at, Math.max(end, at + 1)), cursor.text.slice(at, end)));
}

function readKey(cursor: Cursor): ScalarNode {
  refuseProperty(cursor);
  const char = cursor.char();
  if (!isKeyAhead(cursor)) {
    const { at } = cursor;
    const end = Math.max(readPlainKey(cursor, false).span.end, at + 1);
    throw new Unreadable(YAML.syntax(cursor.span(at, end), 'a key and `:` are expected here'));
  }
  const key = char === '"' || char === "'" ? readQuoted(cursor, -1) : readPlainKey(cursor, false);
  cursor.skipBlanks();
  cursor.at++;
  return key;
}

/** The value of a map's entry; a list may stand in the key's own column. */
function readEntryValue(cursor: Cursor, column: number): YamlNode {
  return readBelow(cursor, column, (colon) => {
    if (!cursor.atEnd && cursor.column === column && isDash(cursor)) return readList(cursor, column);
    return empty(cursor, colon);
  });
}

/** What follows a dash or colon: on its line, or on later lines and further right; else what `otherwise` says. */
function readBelow(cursor: Cursor, column: number, otherwise: (indicatorEnd: number) => YamlNode): YamlNode {
  const indicatorEnd = cursor.at;
  const { lineStart } = cursor;
  const isColon = cursor.text.charAt(indicatorEnd - 1) === ':';
  cursor.skipToToken();
  if (!cursor.atEnd && cursor.lineStart === lineStart) return readNode(cursor, column, isColon);
  if (!cursor.atEnd && cursor.column > column) return readNode(cursor, column);
  return otherwise(indicatorEnd);
}

function empty(cursor: Cursor, at: number): ScalarNode {
  return new Scalar('plain', '', cursor.span(at, at), [0, at]);
}
