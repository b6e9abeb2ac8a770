import { NUMBER } from '../../../types/type.js';
import type { StrictOperator } from '../../operator.js';
import { TIMESTAMP_PARAMETER, epochOf } from './moments.js';

export const epochSeconds: StrictOperator = {
  name: 'epochSeconds',
  group: 'date',
  summary: 'The seconds from 1970-01-01T00:00:00Z to a timestamp.',
  docs: 'As Unix, Stripe and others count time.',
  parameters: [TIMESTAMP_PARAMETER],
  result: NUMBER,
  examples: [
    { formula: 'epochSeconds("2026-11-21T10:00:00Z")', result: 1795255200 },
    { formula: 'epochSeconds("1969-12-31T23:59:59.5Z")', result: -0.5 },
  ],
  form: 'strict',
  evaluate: ([timestamp]) => epochOf(timestamp, 'epochSeconds'),
};
