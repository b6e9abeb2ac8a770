import { spend } from '../values/bounds/effort.js';
import { Failure } from '../values/failure.js';
import type { Num } from '../values/value.js';
import { Big } from './big.js';
import { sameSpelling, spellingOf, spellsNumber, textOf, type Spelling } from './spelling.js';

export { spellsNumber } from './spelling.js';

/**
 * Exact decimals. A double stands for the decimal that its shortest text spells; `Decimal` is for those that no
 * double spells, so each decimal has exactly one representation. This file says what a number is and how its text
 * is read and written; `arithmetic.ts` computes.
 */

export const DIGITS_MAX = 1000;
export const EXPONENT_MAX = 6144;

/** A decimal that no double's shortest text spells. Made in this file only; immutable. */
export class Decimal {
  #text: string | undefined;
  #big: Big | undefined;

  constructor(from: string | Big) {
    if (typeof from === 'string') this.#text = from;
    else this.#big = from;
  }

  get big(): Big {
    return (this.#big ??= Big.of(spellingOf(this.#text!)));
  }

  /** Without an exponent, unless many zeros would pad it; equal decimals have equal texts. */
  toString(): string {
    return (this.#text ??= this.#big!.toString());
  }

  /** A decimal in a plain JavaScript operation would silently become a double. */
  valueOf(): never {
    throw new TypeError('an exact decimal was used as a double');
  }

  /** `JSON.stringify` cannot write an exact number; `stringifyJson` can, and learns from here that it must. */
  toJSON(): string {
    decimalsWritten.count += 1;
    return this.toString();
  }
}

/** Counts how often `JSON.stringify` met a `Decimal`. */
export const decimalsWritten = { count: 0 };

export function isNumber(value: unknown): value is Num {
  return typeof value === 'number' || value instanceof Decimal;
}

/** So many digits always survive a double: the decimal is again what its shortest text spells. */
const DIGITS_SAFE = 15;
/** No double's shortest text has more. */
const DIGITS_OF_DOUBLE = 17;

/** The decimal that the text spells; undefined where it spells none, or one beyond the limits. */
export function parseDecimal(text: string): Num | undefined {
  return spellsNumber(text) ? decimalSpelled(text) : undefined;
}

/** The same for a text that is known to spell a number. */
export function decimalSpelled(text: string): Num | undefined {
  if (text.length <= DIGITS_SAFE && !/[eE]/.test(text)) return Number(text) + 0;
  const spelling = spellingOf(text);
  const { digits, exponent } = spelling;
  if (digits === '') return 0;
  if (digits.length > DIGITS_MAX || Math.abs(exponent + digits.length - 1) > EXPONENT_MAX) return undefined;
  return doubleOf(spelling, text) ?? new Decimal(textOf(spelling));
}

/** The double whose shortest text spells the same. */
function doubleOf(spelling: Spelling, text: string): number | undefined {
  if (spelling.digits.length > DIGITS_OF_DOUBLE) return undefined;
  const double = Number(text);
  return Number.isFinite(double) && sameSpelling(spellingOf(String(double)), spelling) ? double : undefined;
}

/** The one representation of a result of the slow path; fails beyond the limits. */
export function canonical(big: Big): Num {
  if (big.units === 0n) return 0;
  const spelling = big.spelling();
  const digits = spelling.digits.length;
  spend(4 + digits / 8);
  const exponent = spelling.exponent + digits - 1;
  if (digits > DIGITS_MAX || Math.abs(exponent) > EXPONENT_MAX) {
    throw new Failure(
      'NUMBER_LIMIT',
      `a number would have ${digits} digits and the exponent ${exponent}; allowed are ${DIGITS_MAX} digits and ±${EXPONENT_MAX}`,
    );
  }
  const double = digits > DIGITS_OF_DOUBLE ? undefined : doubleOf(spelling, textOf(spelling));
  // Without the zeros at its end, which would pile up from product to product.
  return double ?? new Decimal(big.exponent === spelling.exponent ? big : Big.of(spelling));
}

/** A number as the slow path takes it: the decimal that it spells. */
export function toBig(n: Num): Big {
  if (typeof n !== 'number') return n.big;
  return Number.isSafeInteger(n) ? new Big(BigInt(n), 0) : Big.of(spellingOf(String(n)));
}

/** The text as JSON shows it: the shortest of a double, all digits of a `Decimal`. */
export function formatNumber(n: Num): string {
  return typeof n === 'number' ? String(n + 0) : n.toString();
}
