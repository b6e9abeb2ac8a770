import { weekdayOfDay } from '../../../data/week.js';
import { DATE, INTEGER, listOf } from '../../../types/type.js';
import { Failure } from '../../../values/failure.js';
import type { Maybe } from '../../../values/value.js';
import { isAbsent, maybe, needDay, needList, needWhole } from '../../arguments.js';
import type { Parameter } from '../../operator.js';

/** Which days are worked. Holidays differ by country and year, so they come from a reference table or the definition. */
export interface WorkCalendar {
  /** Day numbers. */
  readonly holidays: ReadonlySet<number>;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekend: ReadonlySet<number>;
}

export const WORK_CALENDAR: readonly Parameter[] = [
  {
    name: 'holidays',
    type: maybe(listOf(DATE)),
    summary: 'Dates that are no business days; none, if not given.',
    optional: true,
  },
  {
    name: 'weekend',
    type: maybe(listOf(INTEGER)),
    summary: 'The days of the week that are none: [6, 7], if not given.',
    optional: true,
  },
];

const SATURDAY_SUNDAY: ReadonlySet<number> = new Set([6, 7]);
const NONE: ReadonlySet<number> = new Set();

export function calendarOf(holidays: Maybe, weekend: Maybe, taker: string): WorkCalendar {
  const free = isAbsent(weekend)
    ? SATURDAY_SUNDAY
    : new Set(needList(weekend, taker).map((day) => needWhole(day, taker, 1, 7)));
  if (free.size === 7)
    throw new Failure('BAD_ARGUMENT', `\`${taker}\` needs at least one day of the week that is worked`);
  return {
    holidays: isAbsent(holidays) ? NONE : new Set(needList(holidays, taker).map((day) => needDay(day, taker))),
    weekend: free,
  };
}

export function isWorked(day: number, calendar: WorkCalendar): boolean {
  return !calendar.weekend.has(weekdayOfDay(day)) && !calendar.holidays.has(day);
}
