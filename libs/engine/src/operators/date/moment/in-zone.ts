import { TIMESTAMP } from '../../../types/type.js';
import type { StrictOperator } from '../../operator.js';
import { TIMESTAMP_PARAMETER, ZONE_PARAMETER, needMoment, needZone, writableOffset, writeMoment } from './moments.js';

export const inZone: StrictOperator = {
  name: 'inZone',
  group: 'date',
  summary: 'The same instant, written with the offset of a time zone.',
  parameters: [TIMESTAMP_PARAMETER, ZONE_PARAMETER],
  result: TIMESTAMP,
  examples: [
    { formula: 'inZone("2026-11-30T23:30:00Z", "Europe/Berlin")', result: '2026-12-01T00:30:00+01:00' },
    { formula: 'inZone("2026-07-01T14:00:00+02:00", "UTC")', result: '2026-07-01T12:00:00Z' },
  ],
  form: 'strict',
  evaluate: ([timestamp, zone]) => {
    const moment = needMoment(timestamp, 'inZone');
    return writeMoment(moment, writableOffset(needZone(zone, 'inZone'), moment), 'inZone');
  },
};
