import { offsetAt } from '../../../data/zones.js';
import { TEXT } from '../../../types/type.js';
import type { StrictOperator } from '../../operator.js';
import { TIMESTAMP_PARAMETER, ZONE_PARAMETER, clock, fractionText, needMoment, needZone } from './moments.js';

export const timeOf: StrictOperator = {
  name: 'timeOf',
  group: 'date',
  summary: 'The time of day that the clocks of a time zone show at a timestamp.',
  docs: 'As `HH:MM:SS`, with the parts of a second that the timestamp has.',
  parameters: [TIMESTAMP_PARAMETER, ZONE_PARAMETER],
  result: TEXT,
  examples: [
    { formula: 'timeOf("2026-11-30T23:30:00Z", "Europe/Berlin")', result: '00:30:00' },
    { formula: 'timeOf("2026-07-01T12:00:00.250Z", "Europe/Berlin")', result: '14:00:00.25' },
  ],
  form: 'strict',
  evaluate: ([timestamp, zone]) => {
    const moment = needMoment(timestamp, 'timeOf');
    const local = moment.seconds + offsetAt(needZone(zone, 'timeOf'), moment.seconds);
    return clock(local - Math.floor(local / 86_400) * 86_400) + fractionText(moment);
  },
};
