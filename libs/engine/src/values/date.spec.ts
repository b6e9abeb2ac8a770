import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateOfDay, dayNumber, isDate, isTimestamp, secondsOfTimestamp } from './date.js';

const SEED = 11;
const DAY_MS = 86_400_000;

describe('dates', () => {
  it('are those of an independent calendar, every day of 1600 to 2400 and back', () => {
    const wrong: string[] = [];
    for (let at = Date.UTC(1600, 0, 1); at < Date.UTC(2400, 0, 1); at += DAY_MS) {
      const date = new Date(at).toISOString().slice(0, 10);
      if (dayNumber(date) !== at / DAY_MS || dateOfDay(at / DAY_MS) !== date) wrong.push(date);
    }
    expect(wrong).toEqual([]);
  });

  it.each(['0000-01-01', '0001-01-01', '9999-12-31', '2000-02-29', '2400-02-29'])('%s exists', (date) => {
    expect(isDate(date)).toBe(true);
    expect(dateOfDay(dayNumber(date)!)).toBe(date);
  });

  it.each([
    '',
    '2026-11-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2100-02-29',
    '2026-1-01',
    '2026/11/21',
    '26-11-2100',
    '2026-11-2１',
    '-026-11-21',
    '2026-11-21 ',
    ' 2026-1-21',
    '２０２６-11-21',
  ])('"%s" is none', (date) => {
    expect(isDate(date)).toBe(false);
  });
});

describe('timestamps', () => {
  it(`count seconds as an independent clock does (seed ${SEED})`, () => {
    const law = fc.property(
      fc.date({ noInvalidDate: true, min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') }),
      (date) => {
        const text = date.toISOString();
        const seconds = Math.floor(date.getTime() / 1000);
        expect(secondsOfTimestamp(`${text.slice(0, 19)}Z`)).toEqual({ seconds, fraction: '' });
        expect(secondsOfTimestamp(text)?.seconds).toBe(seconds);
        expect(secondsOfTimestamp(`${text.slice(0, 19)}+02:30`)?.seconds).toBe(seconds - 9000);
      },
    );
    fc.assert(law, { seed: SEED, numRuns: 1000 });
  });

  it.each([
    '2026-11-21T10:00:00z',
    '2026-11-21t10:00:00Z',
    '2026-11-21 10:00:00-08:00',
    '2026-11-21T10:00:00.123456789Z',
  ])('%s is one', (text) => {
    expect(isTimestamp(text)).toBe(true);
  });

  it.each([
    '2026-11-21T10:00:00',
    '2026-11-21',
    '2026-11-21T24:00:00Z',
    '2026-11-21T10:60:00Z',
    '2026-11-21T10:00:60Z',
    '2026-02-30T10:00:00Z',
    '2026-11-21T10:00:00+24:00',
    '2026-11-21T1x:00:00Z',
    '2026-11-21T10:00:00.Z',
  ])('%s is none', (text) => {
    expect(isTimestamp(text)).toBe(false);
  });
});
