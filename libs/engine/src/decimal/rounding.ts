import type { Num } from '../values/value.js';
import { Big, powerOfTen } from './big.js';
import { canonical, toBig } from './decimal.js';
import { POWERS_OF_TEN, scaleOf, unitsOf } from './scaled.js';

/** Where halves, and everything between two neighbours, go. */
export const ROUNDING_MODES = ['half-even', 'half-up', 'half-down', 'up', 'down', 'ceiling', 'floor'] as const;

/**
 * `half-even`, `half-up`, `half-down` go to the nearer neighbour, halves to the even one, away from zero, towards
 * zero; `up` is away from zero, `down` towards zero, `ceiling` towards +∞, `floor` towards −∞.
 */
export type RoundingMode = (typeof ROUNDING_MODES)[number];

export function isRoundingMode(value: unknown): value is RoundingMode {
  return ROUNDING_MODES.some((mode) => mode === value);
}

/** Rounds to so many places after the point; −2 is to hundreds. */
export function round(n: Num, places: number, mode: RoundingMode): Num {
  if (typeof n === 'number') {
    const rounded = roundDouble(n, places, mode);
    if (rounded === rounded) return rounded;
  }
  return roundExactly(toBig(n), places, mode);
}

/** The slow path of every rounding. */
export function roundExactly(big: Big, places: number, mode: RoundingMode): Num {
  if (big.exponent >= -places) return canonical(big);
  return canonical(new Big(roundedQuotient(big.units, powerOfTen(-places - big.exponent), mode), -places));
}

/** A whole number divided by a positive one, rounded to whole. */
export function roundedQuotient(dividend: bigint, divisor: bigint, mode: RoundingMode): bigint {
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  const twice = rest < 0n ? -2n * rest : 2n * rest;
  const half = twice === 0n ? 0 : twice < divisor ? 0.5 : twice === divisor ? 1 : 1.5;
  if (!goesOn(Number(quotient % 2n), half, dividend < 0n, mode)) return quotient;
  return dividend < 0n ? quotient - 1n : quotient + 1n;
}

function roundDouble(n: number, places: number, mode: RoundingMode): number {
  const scale = POWERS_OF_TEN[places];
  if (scale === undefined) return NaN;
  const units = settledUnits(n * scale, mode);
  if (units === units) return units / scale + 0;
  const digits = scaleOf(n);
  if (digits <= places) return n + 0;
  return divideUnits(unitsOf(n, POWERS_OF_TEN[digits]!), POWERS_OF_TEN[digits - places]!, mode) / scale + 0;
}

/** Up to six roundings of half an ulp each lie behind a computed double; this is more, relative. */
const ERROR_MAX = 2 ** -50;

/**
 * The whole number that `t` rounds to; NaN where the error of `t` (at most `ERROR_MAX` of it) reaches the boundary
 * between two answers, which includes every exact half.
 */
export function settledUnits(t: number, mode: RoundingMode): number {
  const nearest = Math.round(t);
  const off = Math.abs(t - nearest);
  const error = Math.abs(t) * ERROR_MAX;
  if (mode === 'half-even' || mode === 'half-up' || mode === 'half-down') return 0.5 - off > error ? nearest : NaN;
  if (!(off > error)) return NaN;
  if (mode === 'floor' || (mode === 'up' && t < 0)) return Math.floor(t);
  return mode === 'down' ? Math.trunc(t) : Math.ceil(t);
}

/** An integer divided by another and rounded, exactly; NaN where that does not work out in doubles. */
export function divideUnits(dividend: number, divisor: number, mode: RoundingMode): number {
  if (!(Math.abs(dividend) < Number.MAX_SAFE_INTEGER) || !(divisor >= 1)) return NaN;
  const quotient = Math.trunc(dividend / divisor);
  const rest = Math.abs(dividend - quotient * divisor);
  if (Math.abs(quotient) >= 1e15) return NaN;
  return goesOn(quotient, (rest * 2) / divisor, dividend < 0, mode) ? quotient + Math.sign(dividend) : quotient;
}

/** Whether a truncated quotient goes one further from zero; `twice` is 0 for no rest, 1 for exactly a half. */
function goesOn(quotient: number, twice: number, negative: boolean, mode: RoundingMode): boolean {
  if (twice === 0 || mode === 'down') return false;
  if (mode === 'up') return true;
  if (mode === 'floor') return negative;
  if (mode === 'ceiling') return !negative;
  if (twice !== 1) return twice > 1;
  return mode === 'half-up' || (mode === 'half-even' && quotient % 2 !== 0);
}

/** A double that is exactly the decimal, to whole. */
export function wholeByMode(n: number, mode: RoundingMode): number {
  const down = Math.trunc(n);
  return goesOn(down, Math.abs(n - down) * 2, n < 0, mode) ? down + Math.sign(n) : down + 0;
}
