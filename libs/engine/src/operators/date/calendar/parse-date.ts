import { describesDate, readByPattern, type DatePattern } from '../../../data/date-pattern.js';
import { DATE, TEXT } from '../../../types/type.js';
import type { Maybe } from '../../../values/value.js';
import { isAbsent, maybe, needText, refuse } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { needPattern } from '../patterns.js';
import { writeDay } from '../dates.js';

export const parseDate: StrictOperator = {
  name: 'parseDate',
  group: 'date',
  summary: 'The date that a text spells in another form.',
  docs: 'The pattern says how: `yyyy` or `yy` for the year, `MM` `M` `MMM` (Nov) or `MMMM` (November) for the month, `dd` or `d` for the day, `EEE` (Sat) or `EEEE` for the day of the week; English names, in any case. Other signs stand for themselves, letters among them in single quotes. Of two-digit years 00 to 68 are 2000 to 2068, 69 to 99 are 1969 to 1999. Null stays null, missing stays missing; a text of another form fails with NOT_A_DATE.',
  parameters: [
    { name: 'text', type: maybe(TEXT), summary: 'The text.' },
    { name: 'pattern', type: TEXT, summary: 'How it is written.', read: patternOf },
  ],
  result: ([text]) => ({ ...DATE, nullable: text?.nullable ?? false, optional: text?.optional ?? false }),
  examples: [
    { formula: 'parseDate("02-Nov-04", "dd-MMM-yy")', result: '2004-11-02' },
    { formula: 'parseDate("21.11.2026", "dd.MM.yyyy")', result: '2026-11-21' },
    { formula: 'parseDate("20261121", "yyyyMMdd")', result: '2026-11-21' },
    { formula: 'parseDate("31/02/26", "dd/MM/yy")', failure: 'NOT_A_DATE' },
    { formula: 'parseDate(day, "d.M.yyyy")', data: { day: null }, result: null },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: ([text, pattern]) => {
    const form = patternOf(pattern);
    if (isAbsent(text)) return text;
    const read = readByPattern(form, needText(text, 'parseDate').trim());
    return read
      ? writeDay(read.day, 'parseDate')
      : refuse(text, 'parseDate', `a date as ${String(pattern)}`, 'NOT_A_DATE');
  },
};

function patternOf(pattern: Maybe): DatePattern {
  return needPattern(pattern, 'parseDate', describesDate, 'a year, a month and a day, and no time');
}
