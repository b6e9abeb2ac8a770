import { DATE, INTEGER } from '../../../types/type.js';
import { needDay } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';

export const daysBetween: StrictOperator = {
  name: 'daysBetween',
  group: 'date',
  summary: 'How many days a date is after another.',
  docs: 'Negative where it is before. For both days included add 1.',
  parameters: [
    { name: 'from', type: DATE, summary: 'The date to count from.' },
    { name: 'to', type: DATE, summary: 'The date to count to.' },
  ],
  result: INTEGER,
  examples: [
    { formula: 'daysBetween("2026-11-01", "2026-11-21")', result: 20 },
    { formula: 'daysBetween("2026-11-21", "2026-11-01")', result: -20 },
  ],
  form: 'strict',
  evaluate: ([from, to]) => needDay(to, 'daysBetween') - needDay(from, 'daysBetween'),
};
