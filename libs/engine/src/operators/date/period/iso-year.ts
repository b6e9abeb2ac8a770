import { isoYearOfDay } from '../../../data/week.js';
import { INTEGER } from '../../../types/type.js';
import { needDay } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER } from '../dates.js';

export const isoYear: StrictOperator = {
  name: 'isoYear',
  group: 'date',
  summary: 'The year that the ISO week of a date belongs to.',
  parameters: [DATE_PARAMETER],
  result: INTEGER,
  examples: [
    { formula: 'isoYear("2027-01-03")', result: 2026 },
    { formula: 'isoYear("2024-12-30")', result: 2025 },
  ],
  form: 'strict',
  evaluate: ([date]) => isoYearOfDay(needDay(date, 'isoYear')),
};
