import { spend } from '../values/bounds/effort.js';
import { Failure } from '../values/failure.js';
import type { Num } from '../values/value.js';
import { Big, digitsOf, powerOfTen } from './big.js';
import { canonical, formatNumber, toBig } from './decimal.js';
import { roundedQuotient } from './rounding.js';
import { addScaled, divideScaled, multiplyScaled, remainderScaled } from './scaled.js';

export { allocate } from './allocate.js';
export { round } from './rounding.js';

/**
 * Exact arithmetic: `+ - *` and the remainder are exact, `/` has 34 significant digits, half-even. Each first tries the
 * fast path on doubles and takes long integers where that cannot be proven exact: the same result, always.
 */

export function add(a: Num, b: Num): Num {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = addScaled(a, b);
    if (sum === sum) return sum;
  }
  return canonical(toBig(a).plus(toBig(b)));
}

export function subtract(a: Num, b: Num): Num {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = addScaled(a, -b);
    if (difference === difference) return difference;
  }
  return canonical(toBig(a).minus(toBig(b)));
}

export function multiply(a: Num, b: Num): Num {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = multiplyScaled(a, b);
    if (product === product) return product;
  }
  return canonical(toBig(a).times(toBig(b)));
}

/** A quotient is rounded to so many significant digits, as decimal128 has them. */
const QUOTIENT_DIGITS = 34;

export function divide(a: Num, b: Num): Num {
  if (b === 0) throw new Failure('DIVISION_BY_ZERO', `${formatNumber(a)} was divided by zero`);
  if (typeof a === 'number' && typeof b === 'number') {
    const quotient = divideScaled(a, b);
    if (quotient === quotient) return quotient;
  }
  return canonical(divideBig(toBig(a), toBig(b)));
}

function divideBig(a: Big, b: Big): Big {
  const shift = Math.max(0, QUOTIENT_DIGITS + digitsOf(b.units) - digitsOf(a.units));
  const divisor = b.units < 0n ? -b.units : b.units;
  const dividend = (b.units < 0n ? -a.units : a.units) * powerOfTen(shift);
  const excess = Math.max(0, digitsOf(dividend / divisor) - QUOTIENT_DIGITS);
  const units = roundedQuotient(dividend, divisor * powerOfTen(excess), 'half-even');
  return new Big(units, a.exponent - b.exponent - shift + excess);
}

/** What is left after dividing as often as fits; it has the sign of the dividend, as in JavaScript. */
export function remainder(a: Num, b: Num): Num {
  if (b === 0) throw new Failure('DIVISION_BY_ZERO', `the remainder of ${formatNumber(a)} by zero was asked for`);
  if (typeof a === 'number' && typeof b === 'number') {
    const rest = remainderScaled(a, b);
    if (rest === rest) return rest;
  }
  return canonical(toBig(a).modulo(toBig(b)));
}

export function negate(a: Num): Num {
  return typeof a === 'number' ? 0 - a : canonical(a.big.negated());
}

export function absolute(a: Num): Num {
  if (typeof a === 'number') return Math.abs(a);
  return a.big.units < 0n ? canonical(a.big.negated()) : a;
}

/** Doubles are in the order of the decimals that they spell. */
export function compareNumbers(a: Num, b: Num): -1 | 0 | 1 {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  spend(2);
  return toBig(a).compare(toBig(b));
}

export function equalNumbers(a: Num, b: Num): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b;
  return a.toString() === b.toString();
}

/** Whether no digit stands after the point. */
export function isWhole(n: Num): boolean {
  return typeof n === 'number' ? Number.isInteger(n) : n.big.isWhole();
}
