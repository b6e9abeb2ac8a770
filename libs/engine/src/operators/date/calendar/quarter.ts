import { INTEGER } from '../../../types/type.js';
import { needDate } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER, monthOf } from '../dates.js';

export const quarter: StrictOperator = {
  name: 'quarter',
  group: 'date',
  summary: 'The quarter of the calendar year that a date lies in, 1 to 4.',
  parameters: [DATE_PARAMETER],
  result: INTEGER,
  examples: [
    { formula: 'quarter("2026-11-21")', result: 4 },
    { formula: 'quarter("2026-03-31")', result: 1 },
  ],
  form: 'strict',
  evaluate: ([date]) => Math.ceil(monthOf(needDate(date, 'quarter')) / 3),
};
