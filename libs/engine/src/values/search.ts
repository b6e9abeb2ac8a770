import { spendOnText } from './bounds/effort.js';

/** Needles up to this length are found natively: the worst case is then a small multiple of the text. */
const NATIVE_MAX = 32;

/**
 * Where a text is first found in another, or -1. The same as `indexOf`, but in linear time whatever the texts: V8 takes
 * the product of both lengths for `aaa…b…aaa` in `aaa…`, minutes for texts of a megabyte (Knuth, Morris and Pratt do not).
 */
export function indexOfText(text: string, sought: string, from = 0): number {
  if (sought.length <= NATIVE_MAX || text.length - from < sought.length) return text.indexOf(sought, from);
  const first = text.indexOf(sought.slice(0, NATIVE_MAX), from);
  if (first === -1) return -1;
  spendOnText(text.length - first + sought.length);
  const borders = bordersOf(sought);
  let matched = 0;
  for (let at = first; at < text.length; at++) {
    const code = text.charCodeAt(at);
    while (matched > 0 && code !== sought.charCodeAt(matched)) matched = borders[matched - 1]!;
    if (code === sought.charCodeAt(matched)) matched += 1;
    if (matched === sought.length) return at - matched + 1;
  }
  return -1;
}

/** The pieces between the places where a text is found in another, as `split` gives them; at most so many. */
export function splitText(text: string, separator: string, most: number): string[] {
  if (separator.length <= NATIVE_MAX) return most === Infinity ? text.split(separator) : text.split(separator, most);
  const pieces: string[] = [];
  let from = 0;
  while (pieces.length < most) {
    const at = indexOfText(text, separator, from);
    if (at === -1) return [...pieces, text.slice(from)];
    pieces.push(text.slice(from, at));
    from = at + separator.length;
  }
  return pieces;
}

/** For each beginning of the text, the length of its longest proper beginning that is also its end. */
function bordersOf(text: string): Int32Array {
  const borders = new Int32Array(text.length);
  let length = 0;
  for (let at = 1; at < text.length; at++) {
    while (length > 0 && text.charCodeAt(at) !== text.charCodeAt(length)) length = borders[length - 1]!;
    if (text.charCodeAt(at) === text.charCodeAt(length)) length += 1;
    borders[at] = length;
  }
  return borders;
}
