import { Decimal as Unlimited } from 'decimal.js';
import { Failure } from '../values/failure.js';
import type { Num } from '../values/value.js';
import { sameSpelling, spellingOf, spellsNumber, textOf, type Spelling } from './spelling.js';

export { spellsNumber } from './spelling.js';

/**
 * Exact decimals. A double stands for the decimal that its shortest text spells; `Decimal` is for those that no
 * double spells, so each decimal has exactly one representation. This file says what a number is and how its text
 * is read and written; `arithmetic.ts` computes.
 */

export const DIGITS_MAX = 1000;
export const EXPONENT_MAX = 6144;

/** Sums of the largest and the smallest number that we allow are exact before the limit is looked at. */
const WORKING_DIGITS = 2 * (EXPONENT_MAX + DIGITS_MAX);

/** The library behind the slow path. Nothing in it rounds but where we say so. */
export const Big = Unlimited.clone({
  precision: WORKING_DIGITS,
  rounding: Unlimited.ROUND_HALF_EVEN,
  modulo: Unlimited.ROUND_DOWN,
  minE: -9e15,
  maxE: 9e15,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});
export type Big = Unlimited;

/** A decimal that no double's shortest text spells. Made in this file only; immutable. */
export class Decimal {
  #text: string | undefined;
  #big: Big | undefined;

  constructor(from: string | Big) {
    if (typeof from === 'string') this.#text = from;
    else this.#big = from;
  }

  get big(): Big {
    return (this.#big ??= new Big(this.#text!));
  }

  /** Without an exponent, unless many zeros would pad it; equal decimals have equal texts. */
  toString(): string {
    return (this.#text ??= textOf(spellingOf(this.#big!.toExponential())));
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
  if (big.isZero()) return 0;
  const digits = big.precision();
  if (digits > DIGITS_MAX || Math.abs(big.e) > EXPONENT_MAX) {
    throw new Failure(
      'NUMBER_LIMIT',
      `a number would have ${digits} digits and the exponent ${big.e}; allowed are ${DIGITS_MAX} digits and ±${EXPONENT_MAX}`,
    );
  }
  if (digits > DIGITS_OF_DOUBLE) return new Decimal(big);
  const text = big.toExponential();
  return doubleOf(spellingOf(text), text) ?? new Decimal(big);
}

/** A number as the slow path takes it: the decimal that it spells. */
export function toBig(n: Num): Big {
  return typeof n === 'number' ? new Big(n) : n.big;
}

/** The text as JSON shows it: the shortest of a double, all digits of a `Decimal`. */
export function formatNumber(n: Num): string {
  return typeof n === 'number' ? String(n + 0) : n.toString();
}
