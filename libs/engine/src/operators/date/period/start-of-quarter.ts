import { DATE } from '../../../types/type.js';
import { needDate } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER, clampedDate, monthOf, yearOf } from '../dates.js';

export const startOfQuarter: StrictOperator = {
  name: 'startOfQuarter',
  group: 'date',
  summary: 'The first day of the calendar quarter that a date lies in.',
  parameters: [DATE_PARAMETER],
  result: DATE,
  examples: [
    { formula: 'startOfQuarter("2026-11-21")', result: '2026-10-01' },
    { formula: 'startOfQuarter("2028-02-10")', result: '2028-01-01' },
  ],
  form: 'strict',
  evaluate: ([date]) => {
    const given = needDate(date, 'startOfQuarter');
    return clampedDate(yearOf(given), monthOf(given) - ((monthOf(given) - 1) % 3), 1, 'startOfQuarter');
  },
};
