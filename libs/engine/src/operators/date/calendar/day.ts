import { INTEGER } from '../../../types/type.js';
import { needDate } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER, dayOf } from '../dates.js';

export const day: StrictOperator = {
  name: 'day',
  group: 'date',
  summary: 'The day of the month of a date, 1 to 31.',
  parameters: [DATE_PARAMETER],
  result: INTEGER,
  examples: [
    { formula: 'day("2026-11-21")', result: 21 },
    { formula: 'day("21.11.2026")', failure: 'NOT_A_DATE' },
  ],
  form: 'strict',
  evaluate: ([date]) => dayOf(needDate(date, 'day')),
};
