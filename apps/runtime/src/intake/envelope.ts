const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** Where a value stands in the bytes of a JSON text. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the value of a member of the outermost object stands, so that it can be kept byte for byte: reading and writing
 * it anew would change its numbers' spelling and its spaces. The bytes must be a valid JSON object.
 */
export function memberSlice(bytes: Uint8Array, name: string): Slice | undefined {
  let at = skipSpace(bytes, 0) + 1;
  for (;;) {
    at = skipSpace(bytes, at);
    if (bytes[at] === CLOSE_BRACE) return undefined;
    const keyEnd = endOfText(bytes, at);
    const key = JSON.parse(textOf(bytes, at, keyEnd)) as string;
    at = skipSpace(bytes, keyEnd);
    if (bytes[at] !== COLON) throw new TypeError('not a JSON object');
    const start = skipSpace(bytes, at + 1);
    const end = endOfValue(bytes, start);
    if (key === name) return { start, end };
    at = skipSpace(bytes, end);
    if (bytes[at] === COMMA) at += 1;
  }
}

/** Where the elements of the outermost list stand. The bytes must be a valid JSON list. */
export function* elementSlices(bytes: Uint8Array): Generator<Slice> {
  let at = skipSpace(bytes, skipSpace(bytes, 0) + 1);
  while (bytes[at] !== CLOSE_BRACKET) {
    const end = endOfValue(bytes, at);
    yield { start: at, end };
    at = skipSpace(bytes, end);
    if (bytes[at] === COMMA) at = skipSpace(bytes, at + 1);
  }
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}

function skipSpace(bytes: Uint8Array, at: number): number {
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at += 1;
  return at;
}

function endOfText(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (bytes[at] !== QUOTE) {
    if (at >= bytes.length) throw new TypeError('not JSON');
    at += bytes[at] === BACKSLASH ? 2 : 1;
  }
  return at + 1;
}

function endOfValue(bytes: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte === QUOTE) at = endOfText(bytes, at) - 1;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth += 1;
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      if (depth === 0) return trimmed(bytes, start, at);
      depth -= 1;
    } else if (byte === COMMA && depth === 0) return trimmed(bytes, start, at);
  }
  return trimmed(bytes, start, bytes.length);
}

function trimmed(bytes: Uint8Array, start: number, end: number): number {
  while (end > start && skipSpace(bytes, end - 1) !== end - 1) end -= 1;
  return end;
}
