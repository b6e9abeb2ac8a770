import { INTEGER } from '../../../types/type.js';
import { needDate } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER, monthOf } from '../dates.js';

export const month: StrictOperator = {
  name: 'month',
  group: 'date',
  summary: 'The month of a date, 1 to 12.',
  parameters: [DATE_PARAMETER],
  result: INTEGER,
  examples: [
    { formula: 'month("2026-11-21")', result: 11 },
    { formula: 'month(entry.workDate)', data: { entry: { workDate: null } }, failure: 'MISSING_VALUE' },
  ],
  form: 'strict',
  evaluate: ([date]) => monthOf(needDate(date, 'month')),
};
