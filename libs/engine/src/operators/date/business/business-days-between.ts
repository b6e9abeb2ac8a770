import { weekdayOfDay } from '../../../data/week.js';
import { DATE, INTEGER } from '../../../types/type.js';
import { needDay } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { WORK_CALENDAR, calendarOf, isWorked, type WorkCalendar } from './work-calendar.js';

export const businessDaysBetween: StrictOperator = {
  name: 'businessDaysBetween',
  group: 'date',
  summary: 'How many business days lie between two dates.',
  docs: 'As `daysBetween` counts: the first date counts, the second does not. Negative where the second is before the first.',
  parameters: [
    { name: 'from', type: DATE, summary: 'The date to count from.' },
    { name: 'to', type: DATE, summary: 'The date to count to.' },
    ...WORK_CALENDAR,
  ],
  result: INTEGER,
  examples: [
    { formula: 'businessDaysBetween("2026-11-16", "2026-11-23")', result: 5 },
    { formula: 'businessDaysBetween("2026-12-21", "2027-01-01", ["2026-12-25", "2026-12-26"])', result: 8 },
    { formula: 'businessDaysBetween("2026-11-23", "2026-11-16")', result: -5 },
  ],
  form: 'strict',
  evaluate: ([from, to, holidays, weekend]) => {
    const calendar = calendarOf(holidays, weekend, 'businessDaysBetween');
    const [start, end] = [needDay(from, 'businessDaysBetween'), needDay(to, 'businessDaysBetween')];
    return start <= end ? countWorked(start, end, calendar) : 0 - countWorked(end, start, calendar);
  },
};

/** Whole weeks have the same number of business days each; only the rest is looked at day by day. */
function countWorked(start: number, end: number, calendar: WorkCalendar): number {
  const weeks = Math.floor((end - start) / 7);
  const withoutHolidays = { ...calendar, holidays: new Set<number>() };
  let count = weeks * (7 - calendar.weekend.size);
  for (let day = start + weeks * 7; day < end; day++) if (isWorked(day, withoutHolidays)) count += 1;
  for (const day of calendar.holidays)
    if (day >= start && day < end && !calendar.weekend.has(weekdayOfDay(day))) count -= 1;
  return count;
}
