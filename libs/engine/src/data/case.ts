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
  return (tables[which] ??= unpack(which === 'upper' ? UPPER : LOWER, which));
}

function unpack(data: { runs: string; several: string }, which: 'upper' | 'lower'): Table {
  const table = new Map<number, string>();
  const shift = which === 'upper' ? -32 : 32;
  const firstLetter = which === 'upper' ? 97 : 65;
  for (let point = firstLetter; point < firstLetter + 26; point++)
    table.set(point, String.fromCodePoint(point + shift));
  for (const run of data.runs.split(' ')) {
    const [first, count, step, moved] = numbers(run) as [number, number, number, number];
    for (let index = 0; index < count; index++) {
      table.set(first + index * step, String.fromCodePoint(first + index * step + moved));
    }
  }
  for (const entry of data.several.split(' ')) {
    const [from, ...to] = numbers(entry) as [number, ...number[]];
    table.set(from, String.fromCodePoint(...to));
  }
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
