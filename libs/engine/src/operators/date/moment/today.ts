import { offsetAt } from '../../../data/zones.js';
import { DATE } from '../../../types/type.js';
import type { StrictOperator } from '../../operator.js';
import { writeDay } from '../dates.js';
import { ZONE_PARAMETER, needMoment, needZone } from './moments.js';

export const today: StrictOperator = {
  name: 'today',
  group: 'date',
  summary: 'The date on which the event was received, in a time zone.',
  parameters: [ZONE_PARAMETER],
  result: DATE,
  examples: [
    { formula: 'today("Europe/Berlin")', result: '2026-11-21' },
    { formula: 'today("Pacific/Kiritimati")', result: '2026-11-22' },
    { formula: 'today("Europe/Berln")', failure: 'UNKNOWN_TIME_ZONE' },
  ],
  form: 'strict',
  evaluate: ([zone], { now }) => {
    const { seconds } = needMoment(now, 'today');
    return writeDay(Math.floor((seconds + offsetAt(needZone(zone, 'today'), seconds)) / 86_400), 'today');
  },
};
