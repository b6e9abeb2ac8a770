import { DATE, INTEGER } from '../../../types/type.js';
import { daysFromCivil, daysInMonth } from '../../../values/date.js';
import { Failure } from '../../../values/failure.js';
import { needWhole } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { writeDay } from '../dates.js';

export const calendarDate: StrictOperator = {
  name: 'date',
  group: 'date',
  summary: 'The date of a year, a month and a day.',
  docs: 'A day that does not exist fails with NOT_A_DATE.',
  parameters: [
    { name: 'year', type: INTEGER, summary: 'The year, with all its digits.' },
    { name: 'month', type: INTEGER, summary: '1 to 12.' },
    { name: 'day', type: INTEGER, summary: '1 to 31.' },
  ],
  result: DATE,
  examples: [
    { formula: 'date(2026, 11, 21)', result: '2026-11-21' },
    {
      formula: 'date(day.year, day.month, day.day)',
      data: { day: { year: 2026, month: 1, day: 5 } },
      result: '2026-01-05',
    },
    { formula: 'date(2026, 2, 29)', failure: 'NOT_A_DATE' },
  ],
  form: 'strict',
  evaluate: ([year, month, day]) => {
    const parts = [
      needWhole(year, 'date', 0, 9999),
      needWhole(month, 'date', 1, 12),
      needWhole(day, 'date', 1, 31),
    ] as const;
    if (parts[2] > daysInMonth(parts[0], parts[1])) {
      throw new Failure('NOT_A_DATE', `the month ${parts[1]} of ${parts[0]} has no day ${parts[2]}`);
    }
    return writeDay(daysFromCivil(...parts), 'date');
  },
};
