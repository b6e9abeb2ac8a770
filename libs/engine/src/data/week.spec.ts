import { describe, expect, it } from '@jest/globals';
import { dateOfDay, dayNumber } from '../values/date.js';
import { isoWeekOfDay, mondayOfWeek, weekdayOfDay } from './week.js';

const DAY_MS = 86_400_000;

/** ISO 8601's own words: the week belongs to the year of its Thursday, week 1 holds 4 January. */
function witness(day: number): { year: number; week: number } {
  const date = new Date(day * DAY_MS);
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY_MS);
  const year = thursday.getUTCFullYear();
  return { year, week: 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS / 7) };
}

describe('ISO weeks', () => {
  it('agree with an independent reckoning on every day of 1900 to 2200', () => {
    const wrong: string[] = [];
    for (let day = dayNumber('1900-01-01')!; day <= dayNumber('2200-12-31')!; day++) {
      const { year, week } = isoWeekOfDay(day);
      const same = witness(day).year === year && witness(day).week === week;
      const weekday = new Date(day * DAY_MS).getUTCDay() || 7;
      const monday = mondayOfWeek(`${year}-W${String(week).padStart(2, '0')}`);
      if (!same || weekdayOfDay(day) !== weekday || monday !== day - weekday + 1) wrong.push(dateOfDay(day));
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['2020-12-31', 2020, 53],
    ['2021-01-03', 2020, 53],
    ['2021-01-04', 2021, 1],
    ['2026-12-31', 2026, 53],
    ['2027-01-03', 2026, 53],
    ['2024-12-30', 2025, 1],
  ])('%s lies in %i, week %i', (date, year, week) => {
    expect(isoWeekOfDay(dayNumber(date)!)).toEqual({ year, week });
  });

  it.each(['2026-W00', '2025-W53', '2026-W54', '2026-47', 'W47'])('%s names no week', (text) => {
    expect(mondayOfWeek(text)).toBeUndefined();
  });
});
