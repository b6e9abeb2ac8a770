import { weekdayOfDay } from '../../../data/week.js';
import { DATE } from '../../../types/type.js';
import { needDay } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER, writeDay } from '../dates.js';

export const endOfWeek: StrictOperator = {
  name: 'endOfWeek',
  group: 'date',
  summary: 'The Sunday of the week that a date lies in.',
  parameters: [DATE_PARAMETER],
  result: DATE,
  examples: [
    { formula: 'endOfWeek("2026-11-21")', result: '2026-11-22' },
    { formula: 'endOfWeek("2027-01-01")', result: '2027-01-03' },
  ],
  form: 'strict',
  evaluate: ([date]) => {
    const day = needDay(date, 'endOfWeek');
    return writeDay(day + 7 - weekdayOfDay(day), 'endOfWeek');
  },
};
