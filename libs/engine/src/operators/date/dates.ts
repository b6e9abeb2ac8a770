import { dateOfDay, daysFromCivil, daysInMonth } from '../../values/date.js';
import { Failure } from '../../values/failure.js';
import { DATE, INTEGER } from '../../types/type.js';
import type { Maybe } from '../../values/value.js';
import { needWhole } from '../arguments.js';
import type { Parameter } from '../operator.js';

/** What the operators on calendar dates have in common. */

export const DATE_PARAMETER: Parameter = { name: 'date', type: DATE, summary: 'A date, as `2026-11-21`.' };

const FIRST_DAY = daysFromCivil(0, 1, 1);
const LAST_DAY = daysFromCivil(9999, 12, 31);

/** More days than the calendar has. */
const SHIFT_MAX = LAST_DAY - FIRST_DAY;

/** The date of a day number; fails beyond the years 0000 to 9999. */
export function writeDay(day: number, taker: string): string {
  if (day < FIRST_DAY || day > LAST_DAY)
    throw new Failure('BAD_ARGUMENT', `\`${taker}\` would go beyond the years 0000 to 9999`);
  return dateOfDay(day);
}

/** A number of days, weeks, months or years to move by. */
export function needShift(value: Maybe, taker: string): number {
  return needWhole(value, taker, -SHIFT_MAX, SHIFT_MAX);
}

export function shiftParameter(name: string): Parameter {
  return { name, type: INTEGER, summary: `How many ${name}; negative to go back.` };
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: string): number {
  return Number(date.slice(5, 7));
}

export function dayOf(date: string): number {
  return Number(date.slice(8, 10));
}

/** A date of these parts; the last day of the month where the month is shorter. Months may run over into other years. */
export function clampedDate(year: number, month: number, day: number, taker: string): string {
  const months = year * 12 + month - 1;
  const [inYear, inMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  return writeDay(daysFromCivil(inYear, inMonth, Math.min(day, daysInMonth(inYear, inMonth))), taker);
}
