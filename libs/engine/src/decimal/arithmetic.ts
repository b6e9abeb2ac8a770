import { Failure } from '../values/failure.js';
import type { Num } from '../values/value.js';
import { Big, canonical, formatNumber, toBig } from './decimal.js';
import { addScaled, divideScaled, multiplyScaled, remainderScaled } from './scaled.js';

export { allocate } from './allocate.js';
export { round } from './rounding.js';

/**
 * Exact arithmetic: `+ - *` and the remainder are exact, `/` has 34 significant digits, half-even. Each first tries the
 * fast path on doubles and takes the library where that cannot be proven exact: the same result, always.
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
const Quotients = Big.clone({ precision: QUOTIENT_DIGITS });

export function divide(a: Num, b: Num): Num {
  if (b === 0) throw new Failure('DIVISION_BY_ZERO', `${formatNumber(a)} was divided by zero`);
  if (typeof a === 'number' && typeof b === 'number') {
    const quotient = divideScaled(a, b);
    if (quotient === quotient) return quotient;
  }
  return canonical(new Big(Quotients.div(toBig(a), toBig(b))));
}

/** What is left after dividing as often as fits; it has the sign of the dividend, as in JavaScript. */
export function remainder(a: Num, b: Num): Num {
  if (b === 0) throw new Failure('DIVISION_BY_ZERO', `the remainder of ${formatNumber(a)} by zero was asked for`);
  if (typeof a === 'number' && typeof b === 'number') {
    const rest = remainderScaled(a, b);
    if (rest === rest) return rest;
  }
  return canonical(toBig(a).mod(toBig(b)));
}

export function negate(a: Num): Num {
  return typeof a === 'number' ? 0 - a : canonical(a.big.negated());
}

export function absolute(a: Num): Num {
  return typeof a === 'number' ? Math.abs(a) : canonical(a.big.absoluteValue());
}

/** Doubles are in the order of the decimals that they spell. */
export function compareNumbers(a: Num, b: Num): -1 | 0 | 1 {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  return toBig(a).cmp(toBig(b)) as -1 | 0 | 1;
}

export function equalNumbers(a: Num, b: Num): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b;
  return a.toString() === b.toString();
}

/** Whether no digit stands after the point. */
export function isWhole(n: Num): boolean {
  return typeof n === 'number' ? Number.isInteger(n) : n.big.isInteger();
}
