import { isOfDates, writeByPattern, type DatePattern } from '../../../data/date-pattern.js';
import { DATE, TEXT } from '../../../types/type.js';
import type { Maybe } from '../../../values/value.js';
import { isAbsent, maybe, needDay } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { needPattern } from '../patterns.js';

export const formatDate: StrictOperator = {
  name: 'formatDate',
  group: 'date',
  summary: 'A date as a text in another form.',
  docs: 'The pattern is that of `parseDate`. Null stays null, missing stays missing.',
  parameters: [
    { name: 'date', type: maybe(DATE), summary: 'The date.' },
    { name: 'pattern', type: TEXT, summary: 'How it is to be written.', read: patternOf },
  ],
  result: ([date]) => ({ ...TEXT, nullable: date?.nullable ?? false, optional: date?.optional ?? false }),
  examples: [
    { formula: 'formatDate("2026-11-21", "dd.MM.yyyy")', result: '21.11.2026' },
    { formula: 'formatDate("2026-11-05", "EEE d MMM yy")', result: 'Thu 5 Nov 26' },
    { formula: 'formatDate("2026-11-05", "HH:mm")', failure: 'BAD_ARGUMENT' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: ([date, pattern]) => {
    const form = patternOf(pattern);
    if (isAbsent(date)) return date;
    return writeByPattern(form, {
      day: needDay(date, 'formatDate'),
      hour: 0,
      minute: 0,
      second: 0,
      fraction: '',
      offset: 0,
    });
  },
};

function patternOf(pattern: Maybe): DatePattern {
  return needPattern(pattern, 'formatDate', isOfDates, 'parts of a date');
}
