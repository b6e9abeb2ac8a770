import { mondayOfWeek } from '../../../data/week.js';
import { DATE, INTEGER, TEXT } from '../../../types/type.js';
import { isAbsent, needText, needWhole, refuse } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { writeDay } from '../dates.js';

export const dateOfWeek: StrictOperator = {
  name: 'dateOfWeek',
  group: 'date',
  summary: 'The date of a day in an ISO week.',
  docs: 'The reverse of `isoWeek`; a week that does not exist fails with NOT_A_DATE.',
  parameters: [
    { name: 'week', type: TEXT, summary: 'The week, as `2026-W47`.' },
    { name: 'weekday', type: INTEGER, summary: '1 for Monday, if not given, to 7 for Sunday.', optional: true },
  ],
  result: DATE,
  examples: [
    { formula: 'dateOfWeek("2026-W47")', result: '2026-11-16' },
    { formula: 'dateOfWeek("2026-W53", 7)', result: '2027-01-03' },
    { formula: 'dateOfWeek("2025-W53")', failure: 'NOT_A_DATE' },
  ],
  form: 'strict',
  evaluate: ([week, weekday]) => {
    const monday = mondayOfWeek(needText(week, 'dateOfWeek'));
    const day = isAbsent(weekday) ? 1 : needWhole(weekday, 'dateOfWeek', 1, 7);
    return monday === undefined
      ? refuse(week, 'dateOfWeek', 'a week that exists, such as 2026-W47', 'NOT_A_DATE')
      : writeDay(monday + day - 1, 'dateOfWeek');
  },
};
