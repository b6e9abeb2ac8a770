import { POWERS_OF_TEN } from '../decimal/scaled.js';

/** What `Scanner.scalar` answers where the text is not one of the plain forms that it reads. */
export const NOT_PLAIN = Symbol('not plain');

type Scalar = string | number | boolean | null | typeof NOT_PLAIN;

/** Lines as bytes and as text. Within a line of plain characters, byte `at` is the character `at + shift`. */
export interface Lines {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly text: string;
}

/** So many digits survive in a double, whatever they are. */
const DIGITS_MAX = 15;

const QUOTE = 34;
const BACKSLASH = 92;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;

const TRUE = [116, 114, 117, 101];
const FALSE = [102, 97, 108, 115, 101];
const NULL = [110, 117, 108, 108];

/**
 * Reads the scalars of JSON in their plain forms: texts without escapes, numbers of up to 15 digits without exponent. A
 * line ends with a control character or the bytes, so that nothing is read beyond it.
 */
export class Scanner {
  /** Where the scalar that was read ends. */
  end = 0;

  scalar(lines: Lines, at: number, shift: number): Scalar {
    const { bytes } = lines;
    const first = bytes[at]!;
    if (first === QUOTE) return this.#text(lines, at + 1, shift);
    if (first === MINUS || (first >= ZERO && first <= NINE)) return this.#number(bytes, at, first);
    if (startsWith(bytes, at, TRUE)) return this.#word(at + 4, true);
    if (startsWith(bytes, at, FALSE)) return this.#word(at + 5, false);
    return startsWith(bytes, at, NULL) ? this.#word(at + 4, null) : NOT_PLAIN;
  }

  #word<T>(end: number, value: T): T {
    this.end = end;
    return value;
  }

  #text({ bytes, text }: Lines, start: number, shift: number): Scalar {
    for (let at = start; ; at += 1) {
      const byte = bytes[at]!;
      if (byte === QUOTE) {
        this.end = at + 1;
        return text.slice(start + shift, at + shift);
      }
      // Past the end there is no byte, and nothing is not at least a blank.
      if (byte === BACKSLASH || !(byte >= 32)) return NOT_PLAIN;
    }
  }

  #number(bytes: Uint8Array, start: number, first: number): Scalar {
    let at = first === MINUS ? start + 1 : start;
    const firstDigit = at;
    let units = 0;
    let point = -1;
    for (; ; at += 1) {
      const byte = bytes[at]!;
      if (byte >= ZERO && byte <= NINE) units = units * 10 + (byte - ZERO);
      else if (byte === POINT && point === -1) point = at;
      else break;
    }
    if (!isPlainNumber(bytes, { firstDigit, point, end: at })) return NOT_PLAIN;
    this.end = at;
    // Both are whole numbers that doubles hold, so their quotient is the double nearest to what was written.
    const size = point === -1 ? units : units / POWERS_OF_TEN[at - point - 1]!;
    if (first !== MINUS) return size;
    return size === 0 ? NOT_PLAIN : -size;
  }
}

function startsWith(bytes: Uint8Array, at: number, word: readonly number[]): boolean {
  for (let index = 0; index < word.length; index++) if (bytes[at + index] !== word[index]) return false;
  return true;
}

/** Digits before and behind the point, not too many, no needless zero in front, no exponent. */
function isPlainNumber(
  bytes: Uint8Array,
  { firstDigit, point, end }: { firstDigit: number; point: number; end: number },
): boolean {
  const whole = (point === -1 ? end : point) - firstDigit;
  if (whole < 1 || point === end - 1 || end - firstDigit > DIGITS_MAX) return false;
  if (whole > 1 && bytes[firstDigit] === ZERO) return false;
  return ((bytes[end] ?? 0) | 32) !== 101;
}
