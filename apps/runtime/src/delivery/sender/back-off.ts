/** Waits between tries: full jitter, so that what failed together does not come back together. */

/** A number of at least 0 and below 1. Seeded in tests. */
export type Random = () => number;

export interface BackOff {
  readonly firstMs: number;
  readonly longestMs: number;
}

export const TRY_BACK_OFF: BackOff = { firstMs: 500, longestMs: 60_000 };
export const BREAKER_BACK_OFF: BackOff = { firstMs: 500, longestMs: 30_000 };

/** Somewhere between nothing and a bound that doubles with each try, and never beyond the longest. */
export function waitMs({ firstMs, longestMs }: BackOff, tries: number, random: Random): number {
  const bound = Math.min(longestMs, firstMs * 2 ** Math.min(Math.max(tries - 1, 0), 30));
  return Math.ceil(bound / 4 + random() * bound * 0.75);
}

/** A small, well-known generator (mulberry32): the same seed gives the same waits. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
