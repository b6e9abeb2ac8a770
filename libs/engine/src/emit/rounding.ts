import type { RoundingMode } from '../decimal/rounding.js';

/**
 * Units of a power of ten rounded to units of a lesser one, `divisor` to one: both whole doubles below 10¹⁵. There a
 * quotient never rounds up to the next whole number, so its floor and what that leaves are exact. Each mode is written
 * out: V8 puts a small function in the place of its call, but not one made by another.
 */
export type RoundUnits = (units: number, divisor: number) => number;

export const ROUND_UNITS: Readonly<Record<RoundingMode, RoundUnits>> = {
  'half-even': (units, divisor) => {
    const floor = Math.floor(units / divisor);
    const twice = 2 * (units - floor * divisor);
    return twice > divisor || (twice === divisor && floor % 2 !== 0) ? floor + 1 : floor;
  },
  'half-up': (units, divisor) =>
    units < 0 ? -Math.floor((divisor / 2 - units) / divisor) : Math.floor((units + divisor / 2) / divisor),
  'half-down': (units, divisor) => {
    const floor = Math.floor(units / divisor);
    const twice = 2 * (units - floor * divisor);
    return twice > divisor || (twice === divisor && floor < 0) ? floor + 1 : floor;
  },
  up: (units, divisor) => (units < 0 ? Math.floor(units / divisor) : Math.ceil(units / divisor)),
  down: (units, divisor) => (units < 0 ? Math.ceil(units / divisor) : Math.floor(units / divisor)),
  ceiling: (units, divisor) => Math.ceil(units / divisor),
  floor: (units, divisor) => Math.floor(units / divisor),
};
