import type { Source } from '@reckoner/diagnostics';
import { YAML } from '../catalogue/yaml.js';
import { Cursor, Unreadable } from './cursor.js';
import { Keys } from './keys.js';
import type { ListNode, MapEntry, MapNode, YamlNode } from './node.js';
import { refuseControls, type ReadText } from './read-yaml.js';
import { readQuoted } from './quoted.js';
import { Scalar } from './scalar.js';

/** Reads strict JSON, to the same nodes and within the same limits as YAML. */
export function readJson(source: Source): ReadText {
  const cursor = new Cursor(source);
  try {
    refuseControls(cursor);
    if (cursor.text.charCodeAt(0) === 0xfeff) cursor.at = 1;
    const root = readValue(cursor);
    skip(cursor);
    if (!cursor.atEnd) throw problem(cursor, 'nothing may follow the value');
    return { root, partial: false, diagnostics: cursor.found };
  } catch (stop) {
    if (!(stop instanceof Unreadable)) throw stop;
    return {
      partial: true,
      diagnostics: [...cursor.found.filter((known) => known !== stop.diagnostic), stop.diagnostic],
    };
  }
}

function readValue(cursor: Cursor): YamlNode {
  skip(cursor);
  const char = cursor.char();
  if (char === '{') return cursor.nested(() => readObject(cursor));
  if (char === '[') return cursor.nested(() => readArray(cursor));
  return char === '"' ? readText(cursor) : readWord(cursor);
}

function readObject(cursor: Cursor): MapNode {
  const start = cursor.at++;
  const entries: MapEntry[] = [];
  const keys = new Keys(cursor);
  while (goesOn(cursor, '}', entries.length)) {
    skip(cursor);
    cursor.countEntry();
    if (cursor.char() !== '"') throw problem(cursor, 'a name in double quotes is expected here');
    const key = readText(cursor);
    skip(cursor);
    if (cursor.char() !== ':') throw problem(cursor, 'a `:` is expected here');
    cursor.at++;
    const value = readValue(cursor);
    if (keys.admits(key)) entries.push({ key, value });
  }
  return { kind: 'map', entries, flow: true, span: cursor.span(start) };
}

function readArray(cursor: Cursor): ListNode {
  const start = cursor.at++;
  const items: YamlNode[] = [];
  while (goesOn(cursor, ']', items.length)) {
    skip(cursor);
    cursor.countEntry();
    items.push(readValue(cursor));
  }
  return { kind: 'list', items, flow: true, span: cursor.span(start) };
}

/** Goes past the comma, or past the closing bracket and answers false. */
function goesOn(cursor: Cursor, closing: string, count: number): boolean {
  skip(cursor);
  const char = cursor.char();
  if (char === closing) {
    cursor.at++;
    return false;
  }
  if (count === 0) return true;
  if (char !== ',') throw problem(cursor, `a \`,\` or \`${closing}\` is expected here`);
  const comma = cursor.at++;
  skip(cursor);
  if (cursor.char() === closing) {
    cursor.at = comma;
    throw problem(cursor, 'nothing follows this `,`');
  }
  return true;
}

function readText(cursor: Cursor): Scalar {
  const start = cursor.at;
  const scalar = readQuoted(cursor, -1);
  const written = cursor.text.slice(start, cursor.at);
  if (/[\r\n]/.test(written)) throw new Unreadable(YAML.unclosed(cursor.span(start, start + 1), '"'), true);
  const foreign = /\\(?:\\|["/bfnrt]|u[0-9a-fA-F]{4}|(.))/g;
  for (const found of written.slice(1).matchAll(foreign)) {
    if (found[1] === undefined) continue;
    const at = start + 1 + found.index;
    throw new Unreadable(YAML.badEscape(cursor.span(at, at + 2)), true);
  }
  return scalar;
}

const WORD = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.+-])/y;

function readWord(cursor: Cursor): Scalar {
  WORD.lastIndex = cursor.at;
  const word = WORD.exec(cursor.text)?.[0];
  if (word === undefined) throw problem(cursor, 'a value is expected here');
  const start = cursor.at;
  cursor.at += word.length;
  return new Scalar('plain', word, cursor.span(start), [0, start]);
}

function skip(cursor: Cursor): void {
  while (!cursor.atEnd && ' \t\r\n'.includes(cursor.char())) {
    if (cursor.atBreak) cursor.nextLine();
    else cursor.at++;
  }
}

function problem(cursor: Cursor, words: string): Unreadable {
  return new Unreadable(YAML.json(cursor.span(cursor.at, cursor.at + (cursor.atEnd ? 0 : 1)), words), true);
}
