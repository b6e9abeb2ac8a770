import { spend } from '../values/bounds/effort.js';
import { Failure } from '../values/failure.js';
import type { Num } from '../values/value.js';
import { Big } from './big.js';
import { canonical, formatNumber, toBig } from './decimal.js';

/**
 * Shares of a total in proportion to weights, each with at most so many places, that add up to exactly the total.
 * Each share is cut off towards zero; the units left over go one each to the largest cut-off parts, the earlier
 * first. The total must itself have no more places (`NOT_EXACT`); weights are not negative and not all zero.
 */
export function allocate(total: Num, weights: readonly Num[], places: number): Num[] {
  spend(weights.length * 2);
  const units = toBig(total).shifted(places);
  if (!units.isWhole()) {
    throw new Failure('NOT_EXACT', `${formatNumber(total)} cannot be shared out with ${places} places`);
  }
  needShort(units.magnitude, 'total');
  const scaled = wholeWeights(weights);
  const whole = units.unitsAt(0);
  const shares = cutShares(whole < 0n ? -whole : whole, scaled);
  return shares.map((share) => canonical(new Big(whole < 0n ? -share : share, -places)));
}

function cutShares(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((left, right) => left + right, 0n);
  if (sum === 0n) throw new Failure('BAD_ARGUMENT', 'the weights of an allocation add up to zero');
  const shares = weights.map((weight) => (total * weight) / sum);
  const parts = weights.map((weight, index) => ({ index, part: (total * weight) % sum }));
  parts.sort((left, right) => (left.part === right.part ? left.index - right.index : left.part < right.part ? 1 : -1));
  const leftOver = Number(total - shares.reduce((left, right) => left + right, 0n));
  for (const { index } of parts.slice(0, leftOver)) shares[index] = shares[index]! + 1n;
  return shares;
}

/** The weights as whole numbers in the same proportion. */
function wholeWeights(weights: readonly Num[]): bigint[] {
  const bigs = weights.map(toBig);
  const negative = bigs.findIndex((weight) => weight.units < 0n);
  if (negative !== -1) {
    throw new Failure('BAD_ARGUMENT', `the weight ${formatNumber(weights[negative]!)} of an allocation is negative`);
  }
  const places = bigs.reduce((most, weight) => Math.max(most, -weight.exponent), 0);
  needShort(bigs.reduce((most, weight) => Math.max(most, weight.magnitude), 0) + places, 'weights');
  return bigs.map((weight) => weight.unitsAt(-places));
}

/** Every weight is brought to the digits of the longest, and there may be many of them. */
const DIGITS_MAX = 100;

function needShort(digits: number, what: string): void {
  if (digits <= DIGITS_MAX) return;
  throw new Failure(
    'NUMBER_LIMIT',
    `the ${what} of an allocation would take ${digits} digits; at most ${DIGITS_MAX} are allowed`,
  );
}
