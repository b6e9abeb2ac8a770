import { TIMESTAMP } from '../../../types/type.js';
import type { StrictOperator } from '../../operator.js';

export const now: StrictOperator = {
  name: 'now',
  group: 'date',
  summary: 'When the event was received, as a timestamp.',
  docs: 'Not the clock: a replay of the event has the same answer.',
  parameters: [],
  result: TIMESTAMP,
  examples: [
    { formula: 'now()', result: '2026-11-21T10:00:00Z' },
    { formula: 'dateOf(now(), "Asia/Tokyo")', result: '2026-11-21' },
  ],
  form: 'strict',
  evaluate: (_, { now: received }) => received,
};
