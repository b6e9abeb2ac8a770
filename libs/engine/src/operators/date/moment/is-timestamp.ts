import { ANY, BOOLEAN } from '../../../types/type.js';
import { isTimestamp as existsTimestamp } from '../../../values/date.js';
import type { StrictOperator } from '../../operator.js';

export const isTimestamp: StrictOperator = {
  name: 'isTimestamp',
  group: 'date',
  summary: 'Whether a value is a timestamp of RFC 3339 with its offset.',
  parameters: [{ name: 'value', type: ANY, summary: 'Any value.' }],
  result: BOOLEAN,
  examples: [
    { formula: 'isTimestamp("2026-11-21T10:00:00+01:00")', result: true },
    { formula: 'isTimestamp("2026-11-21T10:00:00")', result: false },
  ],
  form: 'strict',
  evaluate: ([value]) => existsTimestamp(value),
};
