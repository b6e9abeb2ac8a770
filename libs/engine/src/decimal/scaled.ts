/**
 * Exact arithmetic on doubles, where that can be proven, through integers: 7.25 is 725 hundredths. Everything here
 * answers NaN where exactness is not proven; the caller then takes the slow path.
 *
 * Why it is exact: an integer below 10¹⁵ divided by a power of ten up to 10²² is one correctly rounded division, and a
 * decimal of at most 15 digits is what the shortest text of its nearest double spells.
 */

/** Below it, every integer over a power of ten is spelled by exactly one double. */
const UNITS_MAX = 1e15;

/** What doubles hold exactly. */
export const POWERS_OF_TEN: readonly number[] = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/** The integer `i` such that the double spells i / scale, else NaN. */
export function unitsOf(n: number, scale: number): number {
  const units = Math.round(n * scale);
  return units / scale === n && units < UNITS_MAX && units > -UNITS_MAX ? units : NaN;
}

/** How many digits stand after the point, up to 15; NaN where there are more. */
export function scaleOf(n: number): number {
  for (let places = 0; places <= 15; places += 1) {
    if (!Number.isNaN(unitsOf(n, POWERS_OF_TEN[places]!))) return places;
  }
  return NaN;
}

function fromUnits(units: number, scale: number): number {
  return units < UNITS_MAX && units > -UNITS_MAX ? units / scale + 0 : NaN;
}

/** Four digits after the point fit money, hours and most rates. */
const USUAL_SCALE = 1e4;

export function addScaled(a: number, b: number): number {
  const sum = fromUnits(unitsOf(a, USUAL_SCALE) + unitsOf(b, USUAL_SCALE), USUAL_SCALE);
  return sum === sum ? sum : addUnusual(a, b);
}

function addUnusual(a: number, b: number): number {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return safe(a + b);
  const places = Math.max(scaleOf(a), scaleOf(b));
  const scale = POWERS_OF_TEN[places];
  return scale === undefined ? NaN : fromUnits(unitsOf(a, scale) + unitsOf(b, scale), scale);
}

const PRODUCT_SCALE = 100;

export function multiplyScaled(a: number, b: number): number {
  const product = fromUnits(unitsOf(a, PRODUCT_SCALE) * unitsOf(b, PRODUCT_SCALE), PRODUCT_SCALE * PRODUCT_SCALE);
  return product === product ? product : multiplyUnusual(a, b);
}

function multiplyUnusual(a: number, b: number): number {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return safe(a * b);
  const placesA = scaleOf(a);
  const placesB = scaleOf(b);
  const scale = POWERS_OF_TEN[placesA + placesB];
  if (scale === undefined) return NaN;
  return fromUnits(unitsOf(a, POWERS_OF_TEN[placesA]!) * unitsOf(b, POWERS_OF_TEN[placesB]!), scale);
}

/** The quotient, where it is a short decimal: then it times the divisor is the dividend. */
export function divideScaled(a: number, b: number): number {
  const quotient = a / b;
  return multiplyScaled(quotient, b) === a ? quotient + 0 : NaN;
}

/** The remainder with the sign of the dividend. */
export function remainderScaled(a: number, b: number): number {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return (a % b) + 0;
  const places = Math.max(scaleOf(a), scaleOf(b));
  const scale = POWERS_OF_TEN[places];
  return scale === undefined ? NaN : (unitsOf(a, scale) % unitsOf(b, scale)) / scale + 0;
}

function safe(n: number): number {
  return Number.isSafeInteger(n) ? n + 0 : NaN;
}
