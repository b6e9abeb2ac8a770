import { DATE } from '../../../types/type.js';
import { needDay } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER, needShift, shiftParameter, writeDay } from '../dates.js';

export const addDays: StrictOperator = {
  name: 'addDays',
  group: 'date',
  summary: 'The date so many days later.',
  parameters: [DATE_PARAMETER, shiftParameter('days')],
  result: DATE,
  examples: [
    { formula: 'addDays("2026-11-21", 10)', result: '2026-12-01' },
    { formula: 'addDays("2028-03-01", -1)', result: '2028-02-29' },
    { formula: 'addDays("9999-12-31", 1)', failure: 'BAD_ARGUMENT' },
  ],
  form: 'strict',
  evaluate: ([date, days]) => writeDay(needDay(date, 'addDays') + needShift(days, 'addDays'), 'addDays'),
};
