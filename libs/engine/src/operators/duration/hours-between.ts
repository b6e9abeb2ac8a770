import { subtract } from '../../decimal/arithmetic.js';
import { NUMBER, TIMESTAMP } from '../../types/type.js';
import { epochOf } from '../date/moment/moments.js';
import type { StrictOperator } from '../operator.js';
import { hoursOfSeconds } from './durations.js';

export const hoursBetween: StrictOperator = {
  name: 'hoursBetween',
  group: 'duration',
  summary: 'How many hours a timestamp is after another, as a decimal.',
  docs: 'Hours that pass: across the change of the clocks in autumn an hour more than the clocks show. Negative where the second is before the first.',
  parameters: [
    { name: 'from', type: TIMESTAMP, summary: 'The timestamp to count from.' },
    { name: 'to', type: TIMESTAMP, summary: 'The timestamp to count to.' },
  ],
  result: NUMBER,
  examples: [
    { formula: 'hoursBetween("2026-11-21T09:00:00+01:00", "2026-11-21T16:45:00+01:00")', result: 7.75 },
    { formula: 'hoursBetween("2026-10-24T22:00:00+02:00", "2026-10-25T06:00:00+01:00")', result: 9 },
  ],
  form: 'strict',
  evaluate: ([from, to]) => hoursOfSeconds(subtract(epochOf(to, 'hoursBetween'), epochOf(from, 'hoursBetween'))),
};
