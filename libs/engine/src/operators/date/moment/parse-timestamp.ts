import { describesDay, hasPiece, readByPattern, type Written, type DatePattern } from '../../../data/date-pattern.js';
import { instantOf, type Zone } from '../../../data/zones.js';
import { TEXT, TIMESTAMP } from '../../../types/type.js';
import { Failure } from '../../../values/failure.js';
import type { Maybe } from '../../../values/value.js';
import { isAbsent, maybe, needText, refuse } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { needPattern } from '../patterns.js';
import { ZONE_PARAMETER, needZone, writableOffset, writeMoment } from './moments.js';

export const parseTimestamp: StrictOperator = {
  name: 'parseTimestamp',
  group: 'date',
  summary: 'The timestamp that a text spells in another form.',
  docs: 'The pattern is that of `parseDate` with, in addition, `HH` or `H` for the hour (`hh` or `h` with `a` for AM and PM), `mm` for minutes, `ss` for seconds, `SSS` for their parts, and `X` for an offset such as +0100, +01:00 or Z. Without `X` the time is that of the given time zone. Null stays null, missing stays missing.',
  parameters: [
    { name: 'text', type: maybe(TEXT), summary: 'The text.' },
    { name: 'pattern', type: TEXT, summary: 'How it is written.', read: patternOf },
    { ...ZONE_PARAMETER, summary: 'The time zone; given exactly where the pattern has no `X`.', optional: true },
  ],
  result: ([text]) => ({ ...TIMESTAMP, nullable: text?.nullable ?? false, optional: text?.optional ?? false }),
  examples: [
    { formula: 'parseTimestamp("2026-11-21 10:00:00", "yyyy-MM-dd HH:mm:ss", "UTC")', result: '2026-11-21T10:00:00Z' },
    {
      formula: 'parseTimestamp(entry.started, "yyyy-MM-dd\'T\'HH:mm:ss.SSSX")',
      data: { entry: { started: '2026-11-21T10:00:00.000+0100' } },
      result: '2026-11-21T10:00:00+01:00',
    },
    {
      formula: 'parseTimestamp("11/21/2026 1:05 PM", "M/d/yyyy h:mm a", "America/New_York")',
      result: '2026-11-21T13:05:00-05:00',
    },
    { formula: 'parseTimestamp("yesterday", "yyyy-MM-dd HH:mm", "UTC")', failure: 'NOT_A_TIMESTAMP' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: ([text, pattern, zone]) => {
    const form = patternOf(pattern);
    if (hasPiece(form, 'X') !== isAbsent(zone)) {
      throw new Failure('BAD_ARGUMENT', '`parseTimestamp` needs either `X` in its pattern or a time zone');
    }
    const rules = isAbsent(zone) ? undefined : needZone(zone, 'parseTimestamp');
    if (isAbsent(text)) return text;
    const read = readByPattern(form, needText(text, 'parseTimestamp').trim());
    return read
      ? written(read, rules)
      : refuse(text, 'parseTimestamp', `a timestamp as ${String(pattern)}`, 'NOT_A_TIMESTAMP');
  },
};

function written(read: Written, zone: Zone | undefined): string {
  const local = read.day * 86_400 + read.hour * 3600 + read.minute * 60 + read.second;
  const moment = { seconds: zone ? instantOf(zone, local) : local - (read.offset ?? 0), fraction: read.fraction };
  return writeMoment(moment, zone ? writableOffset(zone, moment) : (read.offset ?? 0), 'parseTimestamp');
}

function patternOf(pattern: Maybe): DatePattern {
  return needPattern(pattern, 'parseTimestamp', describesDay, 'a year, a month and a day');
}
