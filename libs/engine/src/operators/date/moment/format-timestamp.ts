import { writeByPattern, type DatePattern } from '../../../data/date-pattern.js';
import { TEXT, TIMESTAMP } from '../../../types/type.js';
import type { Maybe } from '../../../values/value.js';
import { isAbsent, maybe } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { needPattern } from '../patterns.js';
import { ZONE_PARAMETER, needMoment, needZone, writableOffset } from './moments.js';

export const formatTimestamp: StrictOperator = {
  name: 'formatTimestamp',
  group: 'date',
  summary: 'A timestamp as a text in another form, as the clocks of a time zone show it.',
  docs: 'The pattern is that of `parseTimestamp`. Null stays null, missing stays missing.',
  parameters: [
    { name: 'timestamp', type: maybe(TIMESTAMP), summary: 'The timestamp.' },
    { name: 'pattern', type: TEXT, summary: 'How it is to be written.', read: patternOf },
    ZONE_PARAMETER,
  ],
  result: ([timestamp]) => ({
    ...TEXT,
    nullable: timestamp?.nullable ?? false,
    optional: timestamp?.optional ?? false,
  }),
  examples: [
    {
      formula: 'formatTimestamp("2026-11-21T10:00:00Z", "dd.MM.yyyy HH:mm", "Europe/Berlin")',
      result: '21.11.2026 11:00',
    },
    { formula: 'formatTimestamp("2026-11-21T10:00:00Z", "h:mm a", "America/New_York")', result: '5:00 AM' },
    { formula: 'formatTimestamp(at, "HH", "UTC")', data: { at: null }, result: null },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: ([timestamp, pattern, zone]) => {
    const form = patternOf(pattern);
    const rules = needZone(zone, 'formatTimestamp');
    if (isAbsent(timestamp)) return timestamp;
    const moment = needMoment(timestamp, 'formatTimestamp');
    const offset = writableOffset(rules, moment);
    const local = moment.seconds + offset;
    const day = Math.floor(local / 86_400);
    const second = local - day * 86_400;
    const parts = { hour: Math.floor(second / 3600), minute: Math.floor(second / 60) % 60, second: second % 60 };
    return writeByPattern(form, { day, ...parts, fraction: moment.fraction, offset });
  },
};

function patternOf(pattern: Maybe): DatePattern {
  return needPattern(pattern, 'formatTimestamp', () => true, 'parts of a timestamp');
}
