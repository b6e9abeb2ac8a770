import { offsetAt } from '../../../data/zones.js';
import { DATE } from '../../../types/type.js';
import type { StrictOperator } from '../../operator.js';
import { writeDay } from '../dates.js';
import { TIMESTAMP_PARAMETER, ZONE_PARAMETER, needMoment, needZone } from './moments.js';

export const dateOf: StrictOperator = {
  name: 'dateOf',
  group: 'date',
  summary: 'The date that the clocks of a time zone show at a timestamp.',
  parameters: [TIMESTAMP_PARAMETER, ZONE_PARAMETER],
  result: DATE,
  examples: [
    { formula: 'dateOf("2026-11-30T23:30:00Z", "Europe/Berlin")', result: '2026-12-01' },
    { formula: 'dateOf("2026-12-01T03:00:00Z", "America/New_York")', result: '2026-11-30' },
    { formula: 'dateOf("2026-11-30", "UTC")', failure: 'NOT_A_TIMESTAMP' },
  ],
  form: 'strict',
  evaluate: ([timestamp, zone]) => {
    const { seconds } = needMoment(timestamp, 'dateOf');
    return writeDay(Math.floor((seconds + offsetAt(needZone(zone, 'dateOf'), seconds)) / 86_400), 'dateOf');
  },
};
