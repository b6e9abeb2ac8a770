import { isDate } from '../values/date.js';
import { describeValue } from '../values/describe.js';
import { Failure } from '../values/failure.js';

/**
 * Days as whole numbers that compare as the dates do: 2026-11-21 is 20261121. No calendar is needed to compare, and
 * look-ups do little else.
 */

/** Before and after all days: validity without a first or last day. */
export const DAY_FIRST = -1;
export const DAY_LAST = 0x7fff_ffff;

/** The number of a text that is surely a date: its eight digits. */
export function ordinalOf(date: string): number {
  const year =
    date.charCodeAt(0) * 1e7 + date.charCodeAt(1) * 1e6 + date.charCodeAt(2) * 1e5 + date.charCodeAt(3) * 1e4;
  const month = date.charCodeAt(5) * 1e3 + date.charCodeAt(6) * 100;
  return year + month + date.charCodeAt(8) * 10 + date.charCodeAt(9) - ZEROS;
}

/** What eight zeros would make. */
const ZEROS = 48 * 11_111_111;

/** The number of a day that is asked for. */
export function dayOf(date: string): number {
  if (isDate(date)) return ordinalOf(date);
  throw new Failure('NOT_A_DATE', `a look-up needs a date, and this is ${describeValue(date)}`);
}

/** The first or last day of validity in a row: open where it is missing or null, undefined where it is no date. */
export function boundOf(value: unknown, open: number): number | undefined {
  if (value === undefined || value === null) return open;
  return isDate(value) ? ordinalOf(value) : undefined;
}

/** The day as a date; undefined for an open bound. */
export function dateOf(day: number): string | undefined {
  if (day === DAY_FIRST || day === DAY_LAST) return undefined;
  const text = String(day).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}
