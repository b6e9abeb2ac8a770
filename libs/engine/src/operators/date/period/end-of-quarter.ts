import { DATE } from '../../../types/type.js';
import { needDate } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER, clampedDate, monthOf, yearOf } from '../dates.js';

export const endOfQuarter: StrictOperator = {
  name: 'endOfQuarter',
  group: 'date',
  summary: 'The last day of the calendar quarter that a date lies in.',
  parameters: [DATE_PARAMETER],
  result: DATE,
  examples: [
    { formula: 'endOfQuarter("2026-11-21")', result: '2026-12-31' },
    { formula: 'endOfQuarter("2028-02-10")', result: '2028-03-31' },
  ],
  form: 'strict',
  evaluate: ([date]) => {
    const given = needDate(date, 'endOfQuarter');
    return clampedDate(yearOf(given), monthOf(given) - ((monthOf(given) - 1) % 3) + 2, 31, 'endOfQuarter');
  },
};
