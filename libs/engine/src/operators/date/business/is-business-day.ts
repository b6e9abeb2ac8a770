import { BOOLEAN } from '../../../types/type.js';
import { needDay } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER } from '../dates.js';
import { WORK_CALENDAR, calendarOf, isWorked } from './work-calendar.js';

export const isBusinessDay: StrictOperator = {
  name: 'isBusinessDay',
  group: 'date',
  summary: 'Whether a date is a business day: neither at a weekend nor a holiday.',
  parameters: [DATE_PARAMETER, ...WORK_CALENDAR],
  result: BOOLEAN,
  examples: [
    { formula: 'isBusinessDay("2026-11-20")', result: true },
    { formula: 'isBusinessDay("2026-11-21")', result: false },
    { formula: 'isBusinessDay("2026-12-25", holidays)', data: { holidays: ['2026-12-25'] }, result: false },
    { formula: 'isBusinessDay("2026-11-20", [], [5, 6])', result: false },
  ],
  form: 'strict',
  evaluate: ([date, holidays, weekend]) =>
    isWorked(needDay(date, 'isBusinessDay'), calendarOf(holidays, weekend, 'isBusinessDay')),
};
