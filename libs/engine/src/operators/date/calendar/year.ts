import { INTEGER } from '../../../types/type.js';
import { needDate } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER, yearOf } from '../dates.js';

export const year: StrictOperator = {
  name: 'year',
  group: 'date',
  summary: 'The year of a date, as a number.',
  parameters: [DATE_PARAMETER],
  result: INTEGER,
  examples: [
    { formula: 'year("2026-11-21")', result: 2026 },
    { formula: 'year("2026-13-01")', failure: 'NOT_A_DATE' },
  ],
  form: 'strict',
  evaluate: ([date]) => yearOf(needDate(date, 'year')),
};
