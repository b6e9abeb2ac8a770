import { DATE, INTEGER } from '../../../types/type.js';
import { daysInMonth } from '../../../values/date.js';
import { needDate } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { dayOf, monthOf, yearOf } from '../dates.js';

export const monthsBetween: StrictOperator = {
  name: 'monthsBetween',
  group: 'date',
  summary: 'How many whole months a date is after another.',
  docs: 'The most months that can be added to the first, as `addMonths` does, without passing the second. Negative where the second is before the first.',
  parameters: [
    { name: 'from', type: DATE, summary: 'The date to count from.' },
    { name: 'to', type: DATE, summary: 'The date to count to.' },
  ],
  result: INTEGER,
  examples: [
    { formula: 'monthsBetween("2026-01-15", "2026-11-21")', result: 10 },
    { formula: 'monthsBetween("2026-01-31", "2026-02-28")', result: 1 },
    { formula: 'monthsBetween("2026-11-21", "2026-10-22")', result: 0 },
  ],
  form: 'strict',
  evaluate: ([from, to]) => {
    const [start, end] = [needDate(from, 'monthsBetween'), needDate(to, 'monthsBetween')];
    // Adding 0 keeps a negated 0 from being -0.
    return start <= end ? wholeMonths(start, end) : 0 - wholeMonths(end, start);
  },
};

function wholeMonths(start: string, end: string): number {
  const months = (yearOf(end) - yearOf(start)) * 12 + monthOf(end) - monthOf(start);
  const reached = Math.min(dayOf(start), daysInMonth(yearOf(end), monthOf(end)));
  return dayOf(end) < reached ? months - 1 : months;
}
