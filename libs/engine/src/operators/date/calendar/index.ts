import type { Operator } from '../../operator.js';
import { addDays } from './add-days.js';
import { addMonths } from './add-months.js';
import { addYears } from './add-years.js';
import { calendarDate } from './date.js';
import { day } from './day.js';
import { daysBetween } from './days-between.js';
import { daysInMonth } from './days-in-month.js';
import { earliest } from './earliest.js';
import { formatDate } from './format-date.js';
import { isDate } from './is-date.js';
import { isLeapYear } from './is-leap-year.js';
import { latest } from './latest.js';
import { month } from './month.js';
import { monthsBetween } from './months-between.js';
import { parseDate } from './parse-date.js';
import { quarter } from './quarter.js';
import { weekday } from './weekday.js';
import { year } from './year.js';

/** Calendar dates: their parts, moving them, counting between them, other forms of writing. */
export const CALENDAR: readonly Operator[] = [
  ...[calendarDate, year, month, day, quarter, weekday],
  ...[isLeapYear, daysInMonth, isDate, addDays, addMonths, addYears],
  ...[daysBetween, monthsBetween, earliest, latest, parseDate, formatDate],
];
