import type { Operator } from '../../operator.js';
import { dateOfWeek } from './date-of-week.js';
import { endOfMonth } from './end-of-month.js';
import { endOfQuarter } from './end-of-quarter.js';
import { endOfWeek } from './end-of-week.js';
import { endOfYear } from './end-of-year.js';
import { isoWeek } from './iso-week.js';
import { isoWeekNumber } from './iso-week-number.js';
import { isoYear } from './iso-year.js';
import { startOfMonth } from './start-of-month.js';
import { startOfQuarter } from './start-of-quarter.js';
import { startOfWeek } from './start-of-week.js';
import { startOfYear } from './start-of-year.js';

/** The weeks, months, quarters and years that dates lie in. */
export const PERIODS: readonly Operator[] = [
  ...[isoWeek, isoWeekNumber, isoYear, dateOfWeek, startOfWeek, endOfWeek],
  ...[startOfMonth, endOfMonth, startOfQuarter, endOfQuarter, startOfYear, endOfYear],
];
