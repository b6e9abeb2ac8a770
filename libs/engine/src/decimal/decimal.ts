import { Decimal as Unlimited } from 'decimal.js';
import { Failure } from '../values/failure.js';
import type { Num } from '../values/value.js';

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

/** A decimal that no double's shortest text spells. Made by `canonical` only; immutable. */
export class Decimal {
  readonly big: Big;

  constructor(big: Big) {
    this.big = big;
  }

  /** Without an exponent, unless that would pad with more than `PADDING_MAX` zeros. */
  toString(): string {
    return textOf(this.big);
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

const SPELLED = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Whether the text spells a decimal at all, however long. */
export function spellsNumber(text: string): boolean {
  return SPELLED.test(text);
}

/**
 * The decimal that the text spells, as in JSON but that leading zeros may stand (`007.50`); undefined where it
 * spells none, or one beyond the limits.
 */
export function parseDecimal(text: string): Num | undefined {
  if (!SPELLED.test(text)) return undefined;
  if (text.length <= DIGITS_SAFE && !/[eE]/.test(text)) return Number(text) + 0;
  return parseLong(text);
}

/** So many digits always survive a double: the decimal is again what its shortest text spells. */
const DIGITS_SAFE = 15;

function parseLong(text: string): Num | undefined {
  const exponentAt = text.search(/[eE]/);
  const exponent = exponentAt === -1 ? 0 : Number(text.slice(exponentAt + 1));
  const mantissa = text.slice(0, exponentAt === -1 ? undefined : exponentAt);
  const negative = mantissa.startsWith('-');
  const point = mantissa.indexOf('.');
  const fraction = point === -1 ? '' : mantissa.slice(point + 1);
  const whole = mantissa.slice(negative ? 1 : 0, point === -1 ? undefined : point);
  const digits = withoutZeros(whole + fraction);
  if (digits.text === '') return 0;
  const adjusted = whole.length + exponent - digits.leading - 1;
  if (digits.text.length > DIGITS_MAX || Math.abs(adjusted) > EXPONENT_MAX) return undefined;
  return canonical(new Big(`${negative ? '-' : ''}${digits.text}e${adjusted - digits.text.length + 1}`));
}

/** The significant digits, and how many zeros stood before them. Linear, unlike a `0+$` pattern. */
function withoutZeros(digits: string): { text: string; leading: number } {
  let start = 0;
  let end = digits.length;
  while (start < end && digits.charCodeAt(start) === 48) start += 1;
  while (end > start && digits.charCodeAt(end - 1) === 48) end -= 1;
  return { text: digits.slice(start, end), leading: start };
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
  if (digits > 17) return new Decimal(big);
  const double = big.toNumber();
  return Number.isFinite(double) && new Big(double).eq(big) ? double : new Decimal(big);
}

/** A number as the slow path takes it: the decimal that it spells. */
export function toBig(n: Num): Big {
  return typeof n === 'number' ? new Big(n) : n.big;
}

/** The text as JSON shows it: the shortest of a double, all digits of a `Decimal`. */
export function formatNumber(n: Num): string {
  return typeof n === 'number' ? String(n + 0) : n.toString();
}

const PADDING_MAX = 20;

function textOf(big: Big): string {
  const trailing = big.e + 1 - big.precision();
  const leading = -big.e - 1;
  return trailing > PADDING_MAX || leading > PADDING_MAX ? big.toExponential() : big.toFixed();
}
