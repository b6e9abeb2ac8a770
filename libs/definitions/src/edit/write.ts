import { Source } from '@reckoner/diagnostics';
import { ExactNumber, type JsonLogic, writeJsonLogic } from '../expression/json-logic.js';
import { readYaml } from '../yaml/read-yaml.js';

/** Values as YAML text, in the look that `format/` leaves alone. */

/** What is written into a text: JSON; a number to be spelled in another way than JavaScript's is an `ExactNumber`. */
export type YamlValue = JsonLogic;

export const WIDTH = 120;
const STEP = 2;
const WORD = /^[A-Za-z_][\w-]*$/;
const NEEDS_ESCAPES = /[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]/;

export function isCollection(value: YamlValue): value is readonly YamlValue[] | { readonly [key: string]: YamlValue } {
  return value !== null && typeof value === 'object' && !(value instanceof ExactNumber);
}

/** A value on one line; `inFlow` says that it stands within brackets, where more texts need quotes. */
export function lineOf(value: YamlValue, inFlow: boolean): string {
  if (!isCollection(value)) return scalarText(value, inFlow);
  if (isList(value)) return `[${value.map((item) => lineOf(item, true)).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${scalarText(key, true)}: ${lineOf(item, true)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** A name or text without quotes where it is then read as just that, else with them. */
export function scalarText(value: YamlValue, inFlow: boolean): string {
  if (typeof value !== 'string') return writeJsonLogic(value);
  return isReadAs(value, value, inFlow) ? value : quoted(value);
}

function quoted(text: string): string {
  if (NEEDS_ESCAPES.test(text)) return JSON.stringify(text);
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

/** Whether the reader takes a plain scalar for this text, without a word. */
function isReadAs(plain: string, text: string, inFlow: boolean): boolean {
  if (WORD.test(plain)) return !['true', 'false', 'null'].includes(plain);
  if (plain === '' || NEEDS_ESCAPES.test(plain)) return false;
  const { root, diagnostics } = readYaml(new Source('', inFlow ? `[${plain}]` : `key: ${plain}`));
  if (root === undefined || root.kind === 'scalar' || diagnostics.length > 0) return false;
  const node = root.kind === 'list' ? root.items : root.entries.map((entry) => entry.value);
  return node.length === 1 && node[0]!.kind === 'scalar' && node[0]!.value === text && !node[0]!.comment;
}

/** `key: value` as lines from a column on, all of them indented. */
export function entryLines(key: string, value: YamlValue, column: number): string[] {
  return behind(`${' '.repeat(column)}${scalarText(key, false)}:`, value, column);
}

/** `- value` as lines from a column on. `asBlock` writes a map over several lines even where one would do. */
export function itemLines(value: YamlValue, column: number, asBlock = false): string[] {
  const dash = `${' '.repeat(column)}-`;
  if (!isMap(value) || (!asBlock && isShort(value, column + STEP))) return behind(dash, value, column);
  const [first = '', ...more] = blockLines(value, column + STEP);
  return [`${dash} ${first.trimStart()}`, ...more];
}

/** A list or map over several lines. */
export function blockLines(value: YamlValue, column: number): string[] {
  if (!isCollection(value)) return [' '.repeat(column) + lineOf(value, false)];
  if (isList(value)) return value.flatMap((item) => itemLines(item, column));
  return Object.entries(value).flatMap(([key, item]) => entryLines(key, item, column));
}

function behind(head: string, value: YamlValue, column: number): string[] {
  if (isParagraph(value)) {
    const { header, lines } = paragraph(value, column + STEP);
    return [`${head} ${header}`, ...lines];
  }
  if (!isCollection(value) || isShort(value, head.length + 1)) return [`${head} ${lineOf(value, false)}`];
  return [head, ...blockLines(value, column + STEP)];
}

/** Whether a collection reads well on one line: it fits, is no more than two deep, and holds no text of several lines. */
export function isShort(value: YamlValue, column: number): boolean {
  return !isCollection(value) || (isShallow(value, 2) && column + lineOf(value, false).length <= WIDTH);
}

function isShallow(value: YamlValue, depth: number): boolean {
  if (!isCollection(value)) return !isParagraph(value);
  return depth > 0 && Object.values(value).every((part: YamlValue) => isShallow(part, depth - 1));
}

/** Whether a text has lines that a block scalar shows as they are. */
export function isParagraph(value: YamlValue): value is string {
  return (
    typeof value === 'string' &&
    /[^\n]\n+[^\n]/.test(value) &&
    !/^[\n ]/.test(value) &&
    !/[ \t]\n|[ \t]$/.test(value) &&
    !NEEDS_ESCAPES.test(value.replaceAll('\n', ''))
  );
}

/** A text of several lines as a block scalar: what stands behind the key, and the lines below. */
export function paragraph(
  text: string,
  column: number,
): { readonly header: string; readonly lines: readonly string[] } {
  const body = text.replace(/\n+$/, '');
  const ends = text.length - body.length;
  const lines = body.split('\n').map((line) => (line === '' ? '' : ' '.repeat(column) + line));
  const header = ends === 0 ? '|-' : ends === 1 ? '|' : '|+';
  return { header, lines: [...lines, ...Array<string>(Math.max(ends - 1, 0)).fill('')] };
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

function isMap(value: YamlValue): value is { readonly [key: string]: YamlValue } {
  return isCollection(value) && !isList(value) && Object.keys(value).length > 0;
}
