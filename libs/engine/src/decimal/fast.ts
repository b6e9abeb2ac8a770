import type { Num } from '../values/value.js';
import { add, compareNumbers, divide, equalNumbers } from './arithmetic.js';
import { toBig } from './decimal.js';
import { divideUnits, round, roundExactly, settledUnits, wholeByMode, type RoundingMode } from './rounding.js';
import { POWERS_OF_TEN, unitsOf } from './scaled.js';

/**
 * Operations that emitted code fuses: a product or quotient rounded in one go, sums in loops, comparisons. The double
 * result is taken where its error cannot reach the next rounding boundary; close to one, integers decide; the
 * long integers are the last resort. Each agrees with the plain operations in sequence.
 */

/** Adding and subtracting it rounds a double within ±2⁵¹ to whole, halves to even, and never leaves a negative zero. */
const TO_WHOLE = 2 ** 52 + 2 ** 51;
/** The same for multiples of 2⁻¹⁴: it brings halves that lie within their error back to exact halves. */
const TO_GRID = TO_WHOLE / 2 ** 14;
/**
 * Below it, six roundings put a double off by less than half a step of the grid; and what is not a half or a
 * whole, by 10⁻⁴ or more, does not become one.
 */
const GRID_MAX = 2 ** 34;

/**
 * `round(a * b, places, mode)`. Most hours and rates are hundredths: their product is a whole number of
 * ten-thousandths, so the grid makes its halves exact, without a branch that data could mispredict. Small, so that
 * it is inlined: a call would put its result on the heap.
 */
export function roundProduct(a: Num, b: Num, places: number, mode: RoundingMode): Num {
  if (typeof a === 'number' && typeof b === 'number') {
    const left = a * 100 + TO_WHOLE - TO_WHOLE;
    const right = b * 100 + TO_WHOLE - TO_WHOLE;
    const scale = scaleFor(places);
    const units = left * right * 1e-4 * scale;
    if (left / 100 === a && right / 100 === b && Math.abs(units) < GRID_MAX) return wholeOf(units, mode) / scale;
  }
  return roundProductSlowly(a, b, places, mode);
}

/** `round(a * b, places, mode)` where the types promise that the product has at most `places` + 4 digits. */
export function roundShortProduct(a: Num, b: Num, places: number, mode: RoundingMode): Num {
  if (typeof a === 'number' && typeof b === 'number') {
    const scale = scaleFor(places);
    const units = a * b * scale;
    if (Math.abs(units) < GRID_MAX) return wholeOf(units, mode) / scale;
  }
  return roundProductSlowly(a, b, places, mode);
}

/** Nearly all money has two places, and this lets the JavaScript compiler fold the constant; NaN where out of range. */
function scaleFor(places: number): number {
  return places === 2 ? 100 : (POWERS_OF_TEN[places] ?? NaN);
}

/** A number of units with an error, to whole; its exact value has at most four digits after the point. */
function wholeOf(units: number, mode: RoundingMode): number {
  const exact = units + TO_GRID - TO_GRID;
  return mode === 'half-even' ? exact + TO_WHOLE - TO_WHOLE : wholeByMode(exact, mode);
}

function roundProductSlowly(a: Num, b: Num, places: number, mode: RoundingMode): Num {
  const scale = POWERS_OF_TEN[places];
  if (typeof a === 'number' && typeof b === 'number' && scale !== undefined) {
    const units = settledUnits(a * b * scale, mode);
    if (units === units) return units / scale + 0;
    const exact = divideUnits(unitsOf(a, 1e4) * unitsOf(b, 1e4), 1e8 / scale, mode);
    if (exact === exact) return exact / scale + 0;
  }
  return roundExactly(toBig(a).times(toBig(b)), places, mode);
}

export type Factors = readonly [Num, Num, Num];

/** `round(a * b * c, places, mode)`: hours × rate × multiplier, as `roundProduct` of hundredths. */
export function roundProduct3(factors: Factors, places: number, mode: RoundingMode): Num {
  const [a, b, c] = factors;
  if (typeof a === 'number' && typeof b === 'number' && typeof c === 'number' && places >= 2) {
    const left = a * 100 + TO_WHOLE - TO_WHOLE;
    const middle = b * 100 + TO_WHOLE - TO_WHOLE;
    const right = c * 100 + TO_WHOLE - TO_WHOLE;
    const scale = scaleFor(places);
    const units = left * middle * right * 1e-6 * scale;
    const areHundredths = left / 100 === a && middle / 100 === b && right / 100 === c;
    if (areHundredths && Math.abs(units) < GRID_MAX) return wholeOf(units, mode) / scale;
  }
  return roundProduct3Slowly(factors, places, mode);
}

function roundProduct3Slowly([a, b, c]: Factors, places: number, mode: RoundingMode): Num {
  const scale = POWERS_OF_TEN[places];
  if (typeof a === 'number' && typeof b === 'number' && typeof c === 'number' && scale !== undefined) {
    const units = settledUnits(a * b * c * scale, mode);
    if (units === units) return units / scale + 0;
    const product = unitsOf(a, 1e4) * unitsOf(b, 100) * unitsOf(c, 100);
    const exact = divideUnits(product, 1e8 / scale, mode);
    if (exact === exact) return exact / scale + 0;
  }
  return roundExactly(toBig(a).times(toBig(b)).times(toBig(c)), places, mode);
}

/** `round(a * b * c, places, mode)` where the types promise that the product has at most `places` + 4 digits. */
export function roundShortProduct3(factors: Factors, places: number, mode: RoundingMode): Num {
  const [a, b, c] = factors;
  if (typeof a === 'number' && typeof b === 'number' && typeof c === 'number') {
    const scale = scaleFor(places);
    const units = a * b * c * scale;
    if (Math.abs(units) < GRID_MAX) return wholeOf(units, mode) / scale;
  }
  return roundProduct3(factors, places, mode);
}

/** `round(a / b, places, mode)`; close to a boundary the quotient of 34 digits is rounded, as in two steps. */
export function roundQuotient(a: Num, b: Num, places: number, mode: RoundingMode): Num {
  if (typeof a === 'number' && typeof b === 'number' && b !== 0) {
    const scale = POWERS_OF_TEN[places] ?? NaN;
    const units = settledUnits((a / b) * scale, mode);
    if (units === units) return units / scale + 0;
  }
  return round(divide(a, b), places, mode);
}

export function less(a: Num, b: Num): boolean {
  return typeof a === 'number' && typeof b === 'number' ? a < b : compareNumbers(a, b) < 0;
}

export function lessOrEqual(a: Num, b: Num): boolean {
  return typeof a === 'number' && typeof b === 'number' ? a <= b : compareNumbers(a, b) <= 0;
}

export function equal(a: Num, b: Num): boolean {
  return a === b || equalNumbers(a, b);
}

/** A sum in a loop counts ten-thousandths in a local and adds what does not fit with `add`. */
const SUM_SCALE = 1e4;
/** A running count of units may be added to while it is within ±this: the next one (< 10¹⁵) then stays exact. */
export const SUM_UNITS_MAX = 8e15;

/** The number as ten-thousandths, a whole double; NaN where it is not one. */
export function sumUnits(n: Num): number {
  return typeof n === 'number' ? unitsOf(n, SUM_SCALE) : NaN;
}

/** The sum of the counted units and of the rest that was added one by one. */
export function sumResult(units: number, rest: Num): Num {
  if (units < 1e15 && units > -1e15) {
    return rest === 0 ? units / SUM_SCALE + 0 : add(units / SUM_SCALE + 0, rest);
  }
  // Still a whole double below 2⁵³, which spells itself; its quotient has at most 16 digits and is exact.
  return add(divide(units, SUM_SCALE), rest);
}

/** The exact sum of a list. */
export function sum(numbers: readonly Num[]): Num {
  let units = 0;
  let rest: Num = 0;
  for (const n of numbers) {
    const more = sumUnits(n);
    if (more === more && units < SUM_UNITS_MAX && units > -SUM_UNITS_MAX) units += more;
    else rest = add(rest, n);
  }
  return sumResult(units, rest);
}
