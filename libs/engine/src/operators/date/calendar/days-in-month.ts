import { INTEGER } from '../../../types/type.js';
import { daysInMonth as lengthOf } from '../../../values/date.js';
import { needDate } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER, monthOf, yearOf } from '../dates.js';

export const daysInMonth: StrictOperator = {
  name: 'daysInMonth',
  group: 'date',
  summary: 'How many days the month of a date has.',
  parameters: [DATE_PARAMETER],
  result: INTEGER,
  examples: [
    { formula: 'daysInMonth("2028-02-10")', result: 29 },
    { formula: 'daysInMonth("2026-11-21")', result: 30 },
  ],
  form: 'strict',
  evaluate: ([date]) => {
    const given = needDate(date, 'daysInMonth');
    return lengthOf(yearOf(given), monthOf(given));
  },
};
