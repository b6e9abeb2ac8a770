/** Encodings that tables and inputs come in. */
export const ENCODINGS = ['utf-8', 'windows-1252', 'iso-8859-1'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What Windows-1252 has at 0x80 to 0x9F; undefined bytes stay the control characters that they are in ISO 8859-1. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Stands for a byte that is no UTF-8; a line with it is refused. A private character, since texts may hold U+FFFD. */
export const BAD_BYTE = '\uf8ff';

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
    return rest.length === 0 ? '' : BAD_BYTE.repeat(rest.length);
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function singleByteText(bytes: Uint8Array, encoding: Encoding): string {
  let text = '';
  for (const byte of bytes) {
    const isSpecial = encoding === 'windows-1252' && byte >= 0x80 && byte <= 0x9f;
    text += isSpecial ? WINDOWS_1252[byte - 0x80] : String.fromCharCode(byte);
  }
  return text;
}

/** How many bytes from the front end with a whole character, or with one that is broken anyway. */
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
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

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The whole chunk at once where it is valid, else character by character with a mark for each bad byte. */
function utf8Text(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return markedText(bytes);
  }
}

function markedText(bytes: Uint8Array): string {
  let text = '';
  let from = 0;
  while (from < bytes.length) {
    const stop = validRun(bytes, from);
    text += strict.decode(bytes.subarray(from, stop));
    if (stop < bytes.length) text += BAD_BYTE;
    from = stop + 1;
  }
  return text;
}

/** The end of the longest valid run from `from`. */
function validRun(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at]!);
    if (length === 1 && bytes[at]! >= 0x80) return at;
    if (length > 1 && !isWhole(bytes.subarray(at, at + length), length)) return at;
    at += length;
  }
  return at;
}

function isWhole(sequence: Uint8Array, length: number): boolean {
  if (sequence.length < length) return false;
  try {
    strict.decode(sequence);
    return true;
  } catch {
    return false;
  }
}
