import { isDate } from '../values/date.js';
import { describeValue } from '../values/describe.js';
import { Failure } from '../values/failure.js';
import { interned } from '../values/intern.js';

/**
 * Days as whole numbers that compare as the dates do: 2026-11-21 is 20261121. No calendar is needed to compare, and
 * look-ups do little else.
 */

/** Before and after all days: validity without a first or last day. */
export const DAY_FIRST = -1;
export const DAY_LAST = 0x7fff_ffff;

/** Years of days; more are not in use at one time. It changes no result. */
const KNOWN_MAX = 4096;
const known = new Map<string, number>();

/** The number of a day that is asked for. Few days are asked for, again and again. */
export function dayOf(date: string): number {
  const day = known.get(date);
  return day === undefined ? learn(date) : day;
}

function learn(date: string): number {
  const day = ordinalOf(date);
  if (day === undefined) throw new Failure('NOT_A_DATE', `a look-up needs a date, and this is ${describeValue(date)}`);
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(interned(date), day);
  return day;
}

function ordinalOf(date: string): number | undefined {
  return isDate(date)
    ? Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8))
    : undefined;
}

/** The first or last day of validity in a row: open where it is missing or null, undefined where it is no date. */
export function boundOf(value: unknown, open: number): number | undefined {
  if (value === undefined || value === null) return open;
  return typeof value === 'string' ? ordinalOf(value) : undefined;
}

/** The day as a date; undefined for an open bound. */
export function dateOf(day: number): string | undefined {
  if (day === DAY_FIRST || day === DAY_LAST) return undefined;
  const text = String(day).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}
