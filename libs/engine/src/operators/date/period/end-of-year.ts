import { DATE } from '../../../types/type.js';
import { needDate } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER, clampedDate, yearOf } from '../dates.js';

export const endOfYear: StrictOperator = {
  name: 'endOfYear',
  group: 'date',
  summary: 'The last day of the calendar year that a date lies in.',
  parameters: [DATE_PARAMETER],
  result: DATE,
  examples: [
    { formula: 'endOfYear("2026-11-21")', result: '2026-12-31' },
    { formula: 'endOfYear("2028-02-10")', result: '2028-12-31' },
  ],
  form: 'strict',
  evaluate: ([date]) => {
    const given = needDate(date, 'endOfYear');
    return clampedDate(yearOf(given), 12, 31, 'endOfYear');
  },
};
