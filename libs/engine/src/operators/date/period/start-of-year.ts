import { DATE } from '../../../types/type.js';
import { needDate } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER, clampedDate, yearOf } from '../dates.js';

export const startOfYear: StrictOperator = {
  name: 'startOfYear',
  group: 'date',
  summary: 'The first day of the calendar year that a date lies in.',
  parameters: [DATE_PARAMETER],
  result: DATE,
  examples: [
    { formula: 'startOfYear("2026-11-21")', result: '2026-01-01' },
    { formula: 'startOfYear("2028-02-10")', result: '2028-01-01' },
  ],
  form: 'strict',
  evaluate: ([date]) => {
    const given = needDate(date, 'startOfYear');
    return clampedDate(yearOf(given), 1, 1, 'startOfYear');
  },
};
