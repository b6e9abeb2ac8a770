import { dateOfDay, dayNumber } from '../values/date.js';
import { Failure } from '../values/failure.js';
import { describeValue } from '../values/describe.js';

/** Days as whole numbers that compare as the dates do. */

/** Before and after all days: validity without a first or last day. */
export const DAY_FIRST = -0x8000_0000;
export const DAY_LAST = 0x7fff_ffff;

/** The number of a day that is asked for. Each text is parsed with a few character codes: look-ups do it constantly. */
export function dayOf(date: string): number {
  const day = date.length === 10 ? fastDay(date) : undefined;
  if (day !== undefined) return day;
  throw new Failure('NOT_A_DATE', `a look-up needs a date, and this is ${describeValue(date)}`);
}

const DAYS_BEFORE_MONTH = new Int16Array([0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]);

function fastDay(date: string): number | undefined {
  const year = digits(date, 0) * 100 + digits(date, 2);
  const month = digits(date, 5);
  const day = digits(date, 8);
  // Up to the 28th every day exists; the few others take the general way.
  if (!(day >= 1 && day <= 28 && month >= 1 && month <= 12 && date.charCodeAt(4) === DASH && date.charCodeAt(7) === DASH)) return dayNumber(date);
  if (!(year > 0)) return dayNumber(date);
  const past = year - 1;
  const leaps = ((past / 4) | 0) - ((past / 100) | 0) + ((past / 400) | 0);
  const leapDay = month > 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  return past * 365 + leaps + DAYS_BEFORE_MONTH[month]! + leapDay + day - DAYS_TO_1970;
}

const DASH = 45;
/** Days from 0001-01-01 to 1970-01-01, and the day itself, as days count from 1. */
const DAYS_TO_1970 = 719_163;

/** Two decimal digits, or NaN. */
function digits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
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
