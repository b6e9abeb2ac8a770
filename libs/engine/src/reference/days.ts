import { dateOfDay, dayNumber } from '../values/date.js';
import { Failure } from '../values/failure.js';
import { describeValue } from '../values/describe.js';

/** Days as whole numbers that compare as the dates do. */

/** Before and after all days: validity without a first or last day. */
export const DAY_FIRST = -0x8000_0000;
export const DAY_LAST = 0x7fff_ffff;

/** The number of a day that is asked for. */
export function dayOf(date: string): number {
  const day = dayNumber(date);
  if (day !== undefined) return day;
  throw new Failure('NOT_A_DATE', `a look-up needs a date, and this is ${describeValue(date)}`);
}

/** The first or last day of validity in a row: open where it is missing or null, undefined where it is no date. */
export function boundOf(value: unknown, open: number): number | undefined {
  if (value === undefined || value === null) return open;
  return typeof value === 'string' ? dayNumber(value) : undefined;
}

/** The day as a date; undefined for an open bound. */
export function dateOf(day: number): string | undefined {
  return day === DAY_FIRST || day === DAY_LAST ? undefined : dateOfDay(day);
}
