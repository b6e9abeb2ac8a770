import { YAML } from '../catalogue/yaml.js';
import { type Cursor, Unreadable } from './cursor.js';
import { Keys } from './keys.js';
import type { ListNode, MapEntry, MapNode, ScalarNode, YamlNode } from './node.js';
import { beginsPlain, endsKey, readPlain } from './plain.js';
import { readQuoted } from './quoted.js';
import { refuseProperty } from './refused.js';
import { Scalar } from './scalar.js';

/** Lists in brackets and maps in braces, as JSON writes them and YAML shortens them. Further lines are indented by more than `parent`. */
export function readFlow(cursor: Cursor, parent: number): ListNode | MapNode {
  return cursor.nested(() => (cursor.char() === '[' ? readList(cursor, parent) : readMap(cursor, parent)));
}

function readList(cursor: Cursor, parent: number): ListNode {
  const start = cursor.at++;
  const items: YamlNode[] = [];
  while (!atClosing(cursor, parent, { start, closing: ']' })) {
    cursor.countEntry();
    const item = readValue(cursor, parent);
    if (item.kind === 'scalar' && cursor.char() === ':' && endsKey(cursor, true)) {
      throw new Unreadable(YAML.syntax(item.span, 'a map in a list stands in braces'));
    }
    items.push(item);
    separate(cursor, parent, { start, closing: ']' });
  }
  cursor.at++;
  return { kind: 'list', items, flow: true, span: cursor.span(start) };
}

function readMap(cursor: Cursor, parent: number): MapNode {
  const start = cursor.at++;
  const entries: MapEntry[] = [];
  const keys = new Keys(cursor);
  // Where the text of the last entry ends, if its author did not mean it to end at the comma.
  let cutEnd: number | undefined;
  while (!atClosing(cursor, parent, { start, closing: '}' })) {
    cursor.countEntry();
    const key = readKey(cursor, parent);
    skip(cursor, parent);
    if (cursor.char() === ':') {
      if (cutEnd !== undefined) rejoin(cursor, entries, cutEnd);
      cutEnd = undefined;
      cursor.at++;
      skip(cursor, parent);
      const value = atSeparator(cursor) ? nothing(cursor) : readValue(cursor, parent);
      if (keys.admits(key)) entries.push({ key, value });
    } else if (isPlainText(entries.at(-1)?.value)) cutEnd = key.span.end;
    else throw new Unreadable(YAML.syntax(key.span, 'a `:` is expected after the name'));
    separate(cursor, parent, { start, closing: '}' });
  }
  if (cutEnd !== undefined) rejoin(cursor, entries, cutEnd);
  cursor.at++;
  return { kind: 'map', entries, flow: true, span: cursor.span(start) };
}

function isPlainText(node: YamlNode | undefined): boolean {
  return node?.kind === 'scalar' && node.style === 'plain' && node.text !== '';
}

/** Reports an unquoted text that a comma has cut, and reads it as it was meant. */
function rejoin(cursor: Cursor, entries: MapEntry[], end: number): void {
  const { key, value } = entries.pop()!;
  const span = cursor.span(value.span.start, end);
  const text = cursor.text.slice(span.start, end);
  cursor.report(YAML.cutText(span, text));
  entries.push({ key, value: new Scalar('plain', text, span, [0, span.start]) });
}

function nothing(cursor: Cursor): ScalarNode {
  return new Scalar('plain', '', cursor.span(cursor.at, cursor.at), [0, cursor.at]);
}

function atSeparator(cursor: Cursor): boolean {
  return ',]}'.includes(cursor.char());
}

function readKey(cursor: Cursor, parent: number): ScalarNode {
  const key = readValue(cursor, parent);
  if (key.kind === 'scalar') return key;
  throw new Unreadable(YAML.syntax(key.span, 'a key is a text'));
}

function readValue(cursor: Cursor, parent: number): YamlNode {
  const char = cursor.char();
  if (char === '[' || char === '{') return readFlow(cursor, parent);
  if (char === '"' || char === "'") return readQuoted(cursor, parent);
  refuseProperty(cursor);
  if (beginsPlain(cursor, true)) return readPlain(cursor, parent, true);
  throw new Unreadable(YAML.quoteNeeded(cursor.span(cursor.at, cursor.at + 1), char));
}

interface Open {
  readonly start: number;
  readonly closing: string;
}

function atClosing(cursor: Cursor, parent: number, open: Open): boolean {
  skip(cursor, parent);
  if (cursor.atEnd || cursor.atMarker) throw unclosed(cursor, open);
  return cursor.char() === open.closing;
}

/** Goes past the comma between two entries; none is needed before the closing bracket. */
function separate(cursor: Cursor, parent: number, open: Open): void {
  if (atClosing(cursor, parent, open)) return;
  if (cursor.char() !== ',') {
    throw new Unreadable(
      YAML.syntax(cursor.span(cursor.at, cursor.at + 1), `a \`,\` or \`${open.closing}\` is expected here`),
    );
  }
  cursor.at++;
}

function unclosed(cursor: Cursor, open: Open): Unreadable {
  return new Unreadable(YAML.unclosed(cursor.span(open.start, open.start + 1), cursor.text.charAt(open.start)));
}

/** Over blanks, comments and line ends; a line that goes on must be indented, unless it closes. */
function skip(cursor: Cursor, parent: number): void {
  const { lineStart } = cursor;
  cursor.skipToToken();
  const closes = cursor.char() === ']' || cursor.char() === '}';
  if (cursor.lineStart !== lineStart && !closes && !cursor.atEnd && cursor.column <= parent) {
    throw new Unreadable(YAML.badIndentation(cursor.span(cursor.at, cursor.at + 1), cursor.char()));
  }
}
