import { ANY, BOOLEAN } from '../../../types/type.js';
import { isDate as existsDate } from '../../../values/date.js';
import type { StrictOperator } from '../../operator.js';

export const isDate: StrictOperator = {
  name: 'isDate',
  group: 'date',
  summary: 'Whether a value is a date that exists, as `2026-11-21`.',
  parameters: [{ name: 'value', type: ANY, summary: 'Any value.' }],
  result: BOOLEAN,
  examples: [
    { formula: 'isDate("2026-11-21")', result: true },
    { formula: 'isDate("2026-02-30")', result: false },
    { formula: 'isDate(day)', data: {}, result: false },
  ],
  form: 'strict',
  evaluate: ([value]) => existsDate(value),
};
