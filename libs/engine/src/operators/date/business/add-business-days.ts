import { DATE } from '../../../types/type.js';
import { needDay, needWhole } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER, shiftParameter, writeDay } from '../dates.js';
import { WORK_CALENDAR, calendarOf, isWorked } from './work-calendar.js';

const DAYS_MAX = 10_000;

export const addBusinessDays: StrictOperator = {
  name: 'addBusinessDays',
  group: 'date',
  summary: 'The date so many business days later.',
  docs: 'Counting begins on the next day; weekends and holidays do not count. 0 days later is the date itself, whatever day it is.',
  parameters: [DATE_PARAMETER, shiftParameter('days'), ...WORK_CALENDAR],
  result: DATE,
  examples: [
    { formula: 'addBusinessDays("2026-11-20", 1)', result: '2026-11-23' },
    { formula: 'addBusinessDays("2026-12-24", 2, ["2026-12-25"])', result: '2026-12-29' },
    { formula: 'addBusinessDays("2026-11-23", -1)', result: '2026-11-20' },
    { formula: 'addBusinessDays("2026-11-21", 0)', result: '2026-11-21' },
  ],
  form: 'strict',
  evaluate: ([date, days, holidays, weekend]) => {
    const calendar = calendarOf(holidays, weekend, 'addBusinessDays');
    let left = needWhole(days, 'addBusinessDays', -DAYS_MAX, DAYS_MAX);
    const step = Math.sign(left);
    let day = needDay(date, 'addBusinessDays');
    while (left !== 0) {
      day += step;
      if (isWorked(day, calendar)) left -= step;
    }
    return writeDay(day, 'addBusinessDays');
  },
};
