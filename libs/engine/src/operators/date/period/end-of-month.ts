import { DATE } from '../../../types/type.js';
import { needDate } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER, clampedDate, monthOf, yearOf } from '../dates.js';

export const endOfMonth: StrictOperator = {
  name: 'endOfMonth',
  group: 'date',
  summary: 'The last day of the month that a date lies in.',
  parameters: [DATE_PARAMETER],
  result: DATE,
  examples: [
    { formula: 'endOfMonth("2026-11-21")', result: '2026-11-30' },
    { formula: 'endOfMonth("2028-02-10")', result: '2028-02-29' },
  ],
  form: 'strict',
  evaluate: ([date]) => {
    const given = needDate(date, 'endOfMonth');
    return clampedDate(yearOf(given), monthOf(given), 31, 'endOfMonth');
  },
};
