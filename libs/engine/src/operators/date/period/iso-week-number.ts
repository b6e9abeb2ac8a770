import { isoWeekOfDay } from '../../../data/week.js';
import { INTEGER } from '../../../types/type.js';
import { needDay } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER } from '../dates.js';

export const isoWeekNumber: StrictOperator = {
  name: 'isoWeekNumber',
  group: 'date',
  summary: 'The number of the ISO week that a date lies in, 1 to 53.',
  parameters: [DATE_PARAMETER],
  result: INTEGER,
  examples: [
    { formula: 'isoWeekNumber("2026-11-21")', result: 47 },
    { formula: 'isoWeekNumber("2020-12-31")', result: 53 },
  ],
  form: 'strict',
  evaluate: ([date]) => isoWeekOfDay(needDay(date, 'isoWeekNumber')).week,
};
