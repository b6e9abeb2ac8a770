import { LOWER, UPPER } from './case.data.js';

/**
 * Upper and lower case, from data that ships with the engine rather than from the platform's Unicode tables. Letter by
 * letter: no language's own rules, and a final sigma is a sigma.
 */

export function upperCase(text: string): string {
  return isPlain(text) ? text.toUpperCase() : convert(text, tableOf('upper'));
}

export function lowerCase(text: string): string {
  return isPlain(text) ? text.toLowerCase() : convert(text, tableOf('lower'));
}

/** ASCII alone, where all platforms agree. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

type Table = ReadonlyMap<number, string>;
const tables: { upper?: Table; lower?: Table } = {};

/** Unpacked when a text first needs it. */
function tableOf(which: 'upper' | 'lower'): Table {
  return (tables[which] ??= which === 'upper' ? unpack(UPPER, 'a', -32) : unpack(LOWER, 'A', 32, wayBack()));
}

/** From each upper case to the first letter that has it. */
function wayBack(): Map<number, string> {
  const table = new Map<number, string>();
  for (const [point, converted] of tableOf('upper')) {
    const [upper = 0, more] = Array.from(converted, (character) => character.codePointAt(0)!);
    if (more === undefined && !table.has(upper)) table.set(upper, String.fromCodePoint(point));
  }
  return table;
}

/** tools/gen/case.mjs says how runs are written. ASCII letters come last: nothing overrides them. */
function unpack(
  data: { runs: string; several: string },
  firstLetter: 'a' | 'A',
  shift: number,
  table = new Map<number, string>(),
): Table {
  let point = 0;
  for (const run of data.runs.split(' ')) {
    const [gap, moved, count = 1, step = 1] = numbers(run) as [number, number, number?, number?];
    point += gap;
    for (let index = 0; index < count; index++) {
      if (index > 0) point += step;
      table.set(point, String.fromCodePoint(point + moved));
    }
  }
  point = 0;
  for (const entry of data.several.split(' ')) {
    const [gap, ...to] = numbers(entry) as [number, ...number[]];
    point += gap;
    table.set(point, String.fromCodePoint(...to));
  }
  const ascii = firstLetter.charCodeAt(0);
  for (let letter = ascii; letter < ascii + 26; letter++) table.set(letter, String.fromCodePoint(letter + shift));
  return table;
}

function numbers(text: string): number[] {
  return text.split(',').map((part) => parseInt(part, 36));
}

function convert(text: string, table: Table): string {
  let converted = '';
  for (const character of text) converted += table.get(character.codePointAt(0)!) ?? character;
  return converted;
}
