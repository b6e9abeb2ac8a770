import { subtract } from '../../../decimal/arithmetic.js';
import { NUMBER, TIMESTAMP } from '../../../types/type.js';
import type { StrictOperator } from '../../operator.js';
import { epochOf } from './moments.js';

export const secondsBetween: StrictOperator = {
  name: 'secondsBetween',
  group: 'date',
  summary: 'How many seconds a timestamp is after another.',
  docs: 'With all digits. Negative where it is before. Leap seconds do not count.',
  parameters: [
    { name: 'from', type: TIMESTAMP, summary: 'The timestamp to count from.' },
    { name: 'to', type: TIMESTAMP, summary: 'The timestamp to count to.' },
  ],
  result: NUMBER,
  examples: [
    { formula: 'secondsBetween("2026-11-21T09:00:00+01:00", "2026-11-21T10:30:00+01:00")', result: 5400 },
    { formula: 'secondsBetween("2026-11-21T09:00:00Z", "2026-11-21T09:00:00+01:00")', result: -3600 },
    { formula: 'secondsBetween("2026-11-21T09:00:00.1Z", "2026-11-21T09:00:00.3Z")', result: 0.2 },
  ],
  form: 'strict',
  evaluate: ([from, to]) => subtract(epochOf(to, 'secondsBetween'), epochOf(from, 'secondsBetween')),
};
