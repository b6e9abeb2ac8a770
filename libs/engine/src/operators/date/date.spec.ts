import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Failure } from '../../values/failure.js';
import type { Maybe } from '../../values/value.js';
import { OPERATORS } from '../index.js';

const CONTEXT = { now: '2026-11-21T10:00:00Z' };
const SEED = 20261121;
const DAY_MS = 86_400_000;

function call(name: string, ...args: Maybe[]): Maybe {
  const operator = OPERATORS.get(name);
  if (operator?.form !== 'strict') throw new Error(`no operator ${name}`);
  return operator.evaluate(args, CONTEXT);
}

function failureOf(name: string, ...args: Maybe[]): string | undefined {
  try {
    return `answered ${String(call(name, ...args))}`;
  } catch (failure) {
    return (failure as Failure).code;
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** A clock of a zone by Node's own tables; making one is slow. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(zone, clock);
  return clock;
}

/** JavaScript's own calendar, in UTC, as the independent witness. */
const text = (date: Date): string => date.toISOString().slice(0, 10);
const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);
const anyDate = fc
  .integer({ min: Date.UTC(1900, 0, 1) / DAY_MS, max: Date.UTC(2199, 11, 31) / DAY_MS })
  .map((day) => text(new Date(day * DAY_MS)));
const law = <T extends unknown[]>(
  arbitraries: { [Key in keyof T]: fc.Arbitrary<T[Key]> },
  holds: (...values: T) => void,
): void =>
  fc.assert(
    fc.property(fc.tuple(...arbitraries) as fc.Arbitrary<T>, (values) => holds(...values)),
    { numRuns: 2000, seed: SEED },
  );

describe(`calendar arithmetic (seed ${SEED})`, () => {
  it('adds days as an independent calendar does', () => {
    law<[string, number]>([anyDate, fc.integer({ min: -100_000, max: 100_000 })], (date, days) => {
      expect(call('addDays', date, days)).toBe(text(new Date(utc(date).getTime() + days * DAY_MS)));
      expect(call('daysBetween', date, call('addDays', date, days))).toBe(days);
    });
  });

  it('adds months, staying in the month', () => {
    law<[string, number]>([anyDate, fc.integer({ min: -2000, max: 2000 })], (date, months) => {
      const given = utc(date);
      const last = new Date(Date.UTC(given.getUTCFullYear(), given.getUTCMonth() + months + 1, 0)).getUTCDate();
      const moved = Date.UTC(given.getUTCFullYear(), given.getUTCMonth() + months, Math.min(given.getUTCDate(), last));
      expect(call('addMonths', date, months)).toBe(text(new Date(moved)));
    });
  });

  it('counts as many whole months as can be added without passing', () => {
    law<[string, string]>([anyDate, anyDate], (one, other) => {
      const [from, to] = [one, other].sort() as [string, string];
      const months = call('monthsBetween', from, to) as number;
      expect((call('addMonths', from, months) as string) <= to).toBe(true);
      expect((call('addMonths', from, months + 1) as string) > to).toBe(true);
      expect(call('monthsBetween', to, from)).toBe(0 - months);
    });
  });

  it('knows the bounds of weeks, months, quarters and years', () => {
    law<[string]>([anyDate], (date) => {
      const given = utc(date);
      const [year, month] = [given.getUTCFullYear(), given.getUTCMonth()];
      const quarter = month - (month % 3);
      const day = (at: number): string => text(new Date(at));
      expect(call('startOfMonth', date)).toBe(day(Date.UTC(year, month, 1)));
      expect(call('endOfMonth', date)).toBe(day(Date.UTC(year, month + 1, 0)));
      expect(call('startOfQuarter', date)).toBe(day(Date.UTC(year, quarter, 1)));
      expect(call('endOfQuarter', date)).toBe(day(Date.UTC(year, quarter + 3, 0)));
      expect(call('startOfYear', date)).toBe(`${date.slice(0, 4)}-01-01`);
      expect(call('endOfYear', date)).toBe(`${date.slice(0, 4)}-12-31`);
      const weekday = given.getUTCDay() || 7;
      expect(call('weekday', date)).toBe(weekday);
      expect(call('startOfWeek', date)).toBe(day(given.getTime() - (weekday - 1) * DAY_MS));
      expect(call('endOfWeek', date)).toBe(day(given.getTime() + (7 - weekday) * DAY_MS));
      expect(call('dateOfWeek', call('isoWeek', date), weekday)).toBe(date);
    });
  });

  it('writes and reads dates by any pattern', () => {
    const patterns = fc.constantFrom(
      'yyyy-MM-dd',
      'd.M.yyyy',
      'dd-MMM-yyyy',
      'EEEE, d MMMM yyyy',
      "'on' yyyyMMdd",
      "yyyy''MM''dd",
    );
    law<[string, string]>([anyDate, patterns], (date, pattern) => {
      expect(call('parseDate', call('formatDate', date, pattern), pattern)).toBe(date);
    });
  });
});

describe('business days', () => {
  const holidays = ['2026-12-25', '2026-12-26', '2027-01-01', '2026-12-25'];
  const nearDates = fc
    .integer({ min: Date.UTC(2026, 10, 1) / DAY_MS, max: Date.UTC(2027, 2, 1) / DAY_MS })
    .map((day) => text(new Date(day * DAY_MS)));
  const weekends = fc.constantFrom<number[][]>([6, 7], [5, 6], [7], []);

  it('are counted as one by one', () => {
    law<[string, string, number[]]>([nearDates, nearDates, weekends], (one, other, weekend) => {
      const [from, to] = [one, other].sort() as [string, string];
      let counted = 0;
      for (let date = from; date < to; date = call('addDays', date, 1) as string)
        if (call('isBusinessDay', date, holidays, weekend)) counted += 1;
      expect(call('businessDaysBetween', from, to, holidays, weekend)).toBe(counted);
      expect(call('businessDaysBetween', to, from, holidays, weekend)).toBe(0 - counted);
    });
  });

  it('between a business day and so many later ones are as many', () => {
    law<[string, number, number[]]>([nearDates, fc.integer({ min: 0, max: 60 }), weekends], (date, days, weekend) => {
      fc.pre(call('isBusinessDay', date, holidays, weekend) === true);
      const later = call('addBusinessDays', date, days, holidays, weekend) as string;
      expect(call('businessDaysBetween', date, later, holidays, weekend)).toBe(days);
      expect(call('addBusinessDays', later, -days, holidays, weekend)).toBe(date);
    });
  });
});

describe('timestamps', () => {
  const zones = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'America/Sao_Paulo',
    'Pacific/Apia',
    'Africa/Casablanca',
  );
  const instants = fc.integer({ min: Date.UTC(1980, 0, 1) / 1000, max: Date.UTC(2037, 11, 31) / 1000 });

  it('show the date and time of an independent clock', () => {
    law<[number, string]>([instants, zones], (seconds, zone) => {
      const timestamp = call('timestampFromEpoch', seconds) as string;
      const shown = clockOf(zone).format(seconds * 1000);
      expect(`${String(call('dateOf', timestamp, zone))} ${String(call('timeOf', timestamp, zone))}`).toBe(shown);
      expect(call('epochSeconds', call('inZone', timestamp, zone))).toBe(seconds);
      expect(call('formatTimestamp', timestamp, 'yyyy-MM-dd HH:mm:ss', zone)).toBe(shown);
    });
  });

  it('go back to the same instant, or an hour the clocks show twice', () => {
    law<[number, string]>([instants, zones], (seconds, zone) => {
      const timestamp = call('timestampFromEpoch', seconds);
      const again = call('timestamp', call('dateOf', timestamp, zone), call('timeOf', timestamp, zone), zone);
      const earlier = seconds - (call('epochSeconds', again) as number);
      expect([0, 1800, 3600, 86_400]).toContain(earlier);
    });
  });

  it('keep their offset and all their digits when moved', () => {
    expect(call('addSeconds', '2026-10-25T02:59:59.999999999+02:00', 0.000000001)).toBe('2026-10-25T03:00:00+02:00');
    expect(call('secondsBetween', '2026-01-01T00:00:00.000000001Z', '2026-01-01T00:00:00.000000003Z')).toBe(2e-9);
    expect(failureOf('addSeconds', '2026-10-25T02:00:00Z', 1e-10)).toBe('NOT_EXACT');
  });
});

describe('bad input', () => {
  it.each([
    ['addDays', 'NOT_A_DATE', ['2026-02-30', 1]],
    ['addDays', 'MISSING_VALUE', [null, 1]],
    ['addDays', 'BAD_ARGUMENT', ['2026-02-01', 1.5]],
    ['addDays', 'NOT_A_NUMBER', ['2026-02-01', '1']],
    ['addMonths', 'BAD_ARGUMENT', ['9999-12-31', 1]],
    ['isoWeek', 'NOT_A_DATE', ['2026-2-3']],
    ['dateOf', 'NOT_A_TIMESTAMP', ['2026-11-21T10:00:00', 'UTC']],
    ['dateOf', 'UNKNOWN_TIME_ZONE', ['2026-11-21T10:00:00Z', '__proto__']],
    ['parseDate', 'BAD_ARGUMENT', ['2026', 'yyyy']],
    ['parseDate', 'BAD_ARGUMENT', ['2026-11-21', 'yyyy-MM-ddThh']],
    ['parseDate', 'BAD_ARGUMENT', ['x', "yyyy-MM-dd'"]],
    ['parseDate', 'NOT_A_DATE', ['Mon 21.11.2026', 'EEE dd.MM.yyyy']],
    ['parseTimestamp', 'BAD_ARGUMENT', ['2026-11-21', 'yyyy-MM-dd']],
    ['addBusinessDays', 'BAD_ARGUMENT', ['2026-11-21', 1, [], [1, 2, 3, 4, 5, 6, 7]]],
    ['isBusinessDay', 'NOT_A_DATE', ['2026-11-21', ['Christmas']]],
    ['earliest', 'NOT_A_DATE', ['2026-11-21', '2026-11-21T10:00:00Z']],
  ] as const)('of %s fails as %s: %j', (name, failure, args) => {
    expect(failureOf(name, ...(args as unknown as Maybe[]))).toBe(failure);
  });
});
