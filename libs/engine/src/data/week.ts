import { daysFromCivil } from '../values/date.js';

/** Weeks as ISO 8601 has them: they begin on Monday, and belong to the year that holds their Thursday. */

const WEEK = /^(\d{4})-W(\d{2})$/;

/** 1 is Monday, 7 is Sunday. 1970-01-01, day 0, was a Thursday. */
export function weekdayOfDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function isoYearOfDay(day: number): number {
  return isoWeekOfDay(day).year;
}

export function isoWeekOfDay(day: number): { year: number; week: number } {
  const thursday = day - weekdayOfDay(day) + 4;
  const year = yearOfDay(thursday);
  return { year, week: Math.floor((thursday - daysFromCivil(year, 1, 1)) / 7) + 1 };
}

const MEAN_YEAR = 365.2425;

/** Guessed from the mean length of a year, which is at most one off. */
function yearOfDay(day: number): number {
  const guess = 1970 + Math.floor(day / MEAN_YEAR);
  if (daysFromCivil(guess, 1, 1) > day) return guess - 1;
  return daysFromCivil(guess + 1, 1, 1) <= day ? guess + 1 : guess;
}

/** The day number of the Monday of a week such as `2026-W47`; undefined where the text names none that exists. */
export function mondayOfWeek(text: string): number | undefined {
  const match = WEEK.exec(text);
  if (!match) return undefined;
  const [year, week] = [Number(match[1]), Number(match[2])];
  const fourth = daysFromCivil(year, 1, 4);
  const monday = fourth - weekdayOfDay(fourth) + 1 + (week - 1) * 7;
  return week >= 1 && isoYearOfDay(monday) === year ? monday : undefined;
}
