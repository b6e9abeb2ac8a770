import { weekdayOfDay } from '../../../data/week.js';
import { INTEGER } from '../../../types/type.js';
import { needDay } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER } from '../dates.js';

export const weekday: StrictOperator = {
  name: 'weekday',
  group: 'date',
  summary: 'The day of the week of a date: 1 is Monday, 7 is Sunday.',
  parameters: [DATE_PARAMETER],
  result: INTEGER,
  examples: [
    { formula: 'weekday("2026-11-21")', result: 6 },
    { formula: 'weekday("2026-11-23")', result: 1 },
  ],
  form: 'strict',
  evaluate: ([date]) => weekdayOfDay(needDay(date, 'weekday')),
};
