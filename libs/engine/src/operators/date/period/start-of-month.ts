import { DATE } from '../../../types/type.js';
import { needDate } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER, clampedDate, monthOf, yearOf } from '../dates.js';

export const startOfMonth: StrictOperator = {
  name: 'startOfMonth',
  group: 'date',
  summary: 'The first day of the month that a date lies in.',
  parameters: [DATE_PARAMETER],
  result: DATE,
  examples: [
    { formula: 'startOfMonth("2026-11-21")', result: '2026-11-01' },
    { formula: 'startOfMonth("2028-02-10")', result: '2028-02-01' },
  ],
  form: 'strict',
  evaluate: ([date]) => {
    const given = needDate(date, 'startOfMonth');
    return clampedDate(yearOf(given), monthOf(given), 1, 'startOfMonth');
  },
};
