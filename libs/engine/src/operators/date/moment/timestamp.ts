import { instantOf } from '../../../data/zones.js';
import { TEXT, TIMESTAMP } from '../../../types/type.js';
import { needDay } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER } from '../dates.js';
import { ZONE_PARAMETER, needTime, needZone, writableOffset, writeMoment } from './moments.js';

export const timestamp: StrictOperator = {
  name: 'timestamp',
  group: 'date',
  summary: 'The timestamp at which the clocks of a time zone show a date and a time.',
  docs: 'Where the clocks show it twice (set back in autumn), the first time; where they never do (set forward in spring), as long after the change: 02:30 becomes 03:30.',
  parameters: [
    DATE_PARAMETER,
    { name: 'time', type: TEXT, summary: 'The time of day, `17:30` or `17:30:00`.' },
    ZONE_PARAMETER,
  ],
  result: TIMESTAMP,
  examples: [
    { formula: 'timestamp("2026-11-21", "17:30", "Europe/Berlin")', result: '2026-11-21T17:30:00+01:00' },
    { formula: 'timestamp("2026-10-25", "02:30", "Europe/Berlin")', result: '2026-10-25T02:30:00+02:00' },
    { formula: 'timestamp("2026-03-29", "02:30", "Europe/Berlin")', result: '2026-03-29T03:30:00+02:00' },
    { formula: 'timestamp("2026-03-29", "25:00", "UTC")', failure: 'NOT_A_TIMESTAMP' },
  ],
  form: 'strict',
  evaluate: ([date, time, zone]) => {
    const rules = needZone(zone, 'timestamp');
    const clockTime = needTime(time, 'timestamp');
    const seconds = instantOf(rules, needDay(date, 'timestamp') * 86_400 + clockTime.seconds);
    const moment = { seconds, fraction: clockTime.fraction };
    return writeMoment(moment, writableOffset(rules, moment), 'timestamp');
  },
};
