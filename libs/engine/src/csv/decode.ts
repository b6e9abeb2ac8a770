/** Bytes to text, in the encodings that tables and inputs come in. */

export const ENCODINGS = ['utf-8', 'windows-1252', 'iso-8859-1'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What Windows-1252 has at 0x80 to 0x9F; undefined bytes stay the control characters that they are in ISO 8859-1. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Stands for a byte that is no UTF-8; a line with it is refused. Unicode keeps this code from ever being a character. */
export const BAD_BYTE = '\ufdd0';

/** Where the first bad byte of a line stands, from 1, counted in characters; undefined where there is none. */
export function badByteColumn(line: string): number | undefined {
  const at = line.indexOf(BAD_BYTE);
  return at === -1 ? undefined : at + 1;
}

/** Bytes to text, by chunks; what a chunk ends in the middle of waits for the next. */
export class ByteDecoder {
  readonly #encoding: Encoding;
  #pending = new Uint8Array(0);

  constructor(encoding: Encoding = 'utf-8') {
    this.#encoding = encoding;
  }

  push(chunk: Uint8Array): string {
    if (this.#encoding !== 'utf-8') return singleByteText(chunk, this.#encoding);
    const bytes = this.#pending.length === 0 ? chunk : joined(this.#pending, chunk);
    const complete = completeLength(bytes);
    this.#pending = bytes.slice(complete);
    return utf8Text(bytes.subarray(0, complete));
  }

  end(): string {
    const rest = this.#pending;
    this.#pending = new Uint8Array(0);
    return utf8Text(rest);
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** As many arguments as `String.fromCharCode` surely takes. */
const BLOCK = 8192;

function singleByteText(bytes: Uint8Array, encoding: Encoding): string {
  const codes = new Uint16Array(bytes);
  if (encoding === 'windows-1252') {
    codes.forEach((code, at) => {
      if (code >= 0x80 && code <= 0x9f) codes[at] = WINDOWS_1252.charCodeAt(code - 0x80);
    });
  }
  let text = '';
  for (let at = 0; at < codes.length; at += BLOCK) text += String.fromCharCode(...codes.subarray(at, at + BLOCK));
  return text;
}

/** How many bytes from the front end with a whole character, or with one that is broken anyway. */
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 1;
}

/** Node and browsers both have it; the typings of neither are used here. */
declare const TextDecoder: new (
  encoding: string,
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The whole chunk at once where it is valid, else run by run with a mark for each bad byte. */
function utf8Text(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return markedText(bytes);
  }
}

function markedText(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length;) {
    const stop = validRun(bytes, from);
    text += strict.decode(bytes.subarray(from, stop)) + (stop < bytes.length ? BAD_BYTE : '');
    from = stop + 1;
  }
  return text;
}

/** The end of the longest valid run from `from`. */
function validRun(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at]!);
    if (length === 1 ? bytes[at]! >= 0x80 : !isWhole(bytes, at, length)) return at;
    at += length;
  }
  return at;
}

/** Whether the bytes after the first of a sequence belong to it: not cut off, overlong, a surrogate or too large. */
function isWhole(bytes: Uint8Array, at: number, length: number): boolean {
  for (let next = at + 1; next < at + length; next += 1) {
    if (next >= bytes.length || (bytes[next]! & 0xc0) !== 0x80) return false;
  }
  const [first, second] = [bytes[at]!, bytes[at + 1]!];
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second < 0xa0;
  if (first === 0xf0) return second >= 0x90;
  return first !== 0xf4 || second < 0x90;
}
