import { weekdayOfDay } from '../../../data/week.js';
import { DATE } from '../../../types/type.js';
import { needDay } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER, writeDay } from '../dates.js';

export const startOfWeek: StrictOperator = {
  name: 'startOfWeek',
  group: 'date',
  summary: 'The Monday of the week that a date lies in.',
  parameters: [DATE_PARAMETER],
  result: DATE,
  examples: [
    { formula: 'startOfWeek("2026-11-21")', result: '2026-11-16' },
    { formula: 'startOfWeek("2027-01-01")', result: '2026-12-28' },
  ],
  form: 'strict',
  evaluate: ([date]) => {
    const day = needDay(date, 'startOfWeek');
    return writeDay(day + 1 - weekdayOfDay(day), 'startOfWeek');
  },
};
