import { DATE } from '../../../types/type.js';
import { needDate } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER, clampedDate, dayOf, monthOf, needShift, shiftParameter, yearOf } from '../dates.js';

export const addYears: StrictOperator = {
  name: 'addYears',
  group: 'date',
  summary: 'The date so many years later.',
  docs: 'A year after 29 February is 28 February, unless that year has a 29th, too.',
  parameters: [DATE_PARAMETER, shiftParameter('years')],
  result: DATE,
  examples: [
    { formula: 'addYears("2026-11-21", 1)', result: '2027-11-21' },
    { formula: 'addYears("2028-02-29", 1)', result: '2029-02-28' },
  ],
  form: 'strict',
  evaluate: ([date, years]) => {
    const given = needDate(date, 'addYears');
    return clampedDate(yearOf(given) + needShift(years, 'addYears'), monthOf(given), dayOf(given), 'addYears');
  },
};
