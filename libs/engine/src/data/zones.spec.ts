import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantOf, offsetAt, zoneNames, zoneOf } from './zones.js';

const seconds = (text: string): number => Date.parse(text) / 1000;

/** What Node's own tables say, as an independent witness. */
function witness(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric', era: 'short' },
  });
  return (instant) => {
    const parts = Object.fromEntries(
      format.formatToParts(instant * 1000).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - instant;
  };
}

/** The zones that Node knows under the same name; not the old ones such as `WET`, which it keeps as they once were. */
const shared = zoneNames().filter((name) => {
  if (!name.includes('/')) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone: name }));
  } catch {
    return false;
  }
});

// Parts of the tables before 1980 were corrected between releases; from then on they are settled.
const SETTLED = [seconds('1980-01-01T00:00:00Z'), seconds('2037-12-31T00:00:00Z')] as const;
const SEED = 20261121;

describe('time zones', () => {
  it('are all there, with their aliases', () => {
    expect(shared.length).toBeGreaterThan(400);
    for (const name of Intl.supportedValuesOf('timeZone')) expect(zoneNames()).toContain(name);
  });

  it(`agree with an independent table at sampled instants in every zone (seed ${SEED})`, () => {
    const instants = fc.sample(fc.integer({ min: SETTLED[0], max: SETTLED[1] }), { numRuns: 60, seed: SEED });
    const wrong = shared.flatMap((name) => {
      const [zone, expected] = [zoneOf(name), witness(name)];
      return instants
        .filter((instant) => offsetAt(zone, instant) !== expected(instant))
        .map((instant) => `${name} at ${new Date(instant * 1000).toISOString()}`);
    });
    expect(wrong).toEqual([]);
  });

  it('agree with it around every change of the clocks', () => {
    const wrong = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'America/Nuuk',
      'Europe/Dublin',
      'Asia/Gaza',
      'Pacific/Apia',
      'America/Sao_Paulo',
      'Antarctica/Troll',
    ].flatMap((name) => {
      const [zone, expected] = [zoneOf(name), witness(name)];
      const near = zone.times
        .flatMap((time) => [time - 1, time])
        .filter((time) => time >= SETTLED[0] && time <= SETTLED[1]);
      return near
        .filter((instant) => offsetAt(zone, instant) !== expected(instant))
        .map((instant) => `${name} at ${instant}`);
    });
    expect(wrong).toEqual([]);
  });

  it('go on by their rule after the table ends', () => {
    expect(offsetAt(zoneOf('Europe/Berlin'), seconds('2094-03-28T00:59:59Z'))).toBe(3600);
    expect(offsetAt(zoneOf('Europe/Berlin'), seconds('2094-03-28T01:00:00Z'))).toBe(7200);
    expect(offsetAt(zoneOf('America/New_York'), seconds('2094-11-07T05:59:59Z'))).toBe(-14400);
    expect(offsetAt(zoneOf('America/New_York'), seconds('2094-11-07T06:00:00Z'))).toBe(-18000);
    expect(offsetAt(zoneOf('Asia/Tokyo'), seconds('2094-11-07T06:00:00Z'))).toBe(32400);
  });

  it('find the instant of each local time that the clocks show', () => {
    const law = fc.property(
      fc.constantFrom(...shared),
      fc.integer({ min: SETTLED[0], max: SETTLED[1] }),
      (name, instant) => {
        const zone = zoneOf(name);
        const local = instant + offsetAt(zone, instant);
        const found = instantOf(zone, local);
        expect(found + offsetAt(zone, found)).toBe(local);
        expect(found).toBeLessThanOrEqual(instant);
      },
    );
    fc.assert(law, { numRuns: 2000, seed: SEED });
  });

  it.each([
    ['Europe/Berlin', '2026-03-29T02:30:00', '2026-03-29T01:30:00Z', 'skipped: half an hour after the change'],
    ['Europe/Berlin', '2026-10-25T02:30:00', '2026-10-25T00:30:00Z', 'shown twice: the first'],
    ['America/New_York', '2026-03-08T02:30:00', '2026-03-08T07:30:00Z', 'skipped'],
    ['America/New_York', '2026-11-01T01:30:00', '2026-11-01T05:30:00Z', 'shown twice'],
    ['Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-03T15:45:00Z', 'skipped by half an hour only'],
    ['Australia/Lord_Howe', '2026-04-05T01:45:00', '2026-04-04T14:45:00Z', 'shown twice by half an hour only'],
    ['Pacific/Apia', '2011-12-30T12:00:00', '2011-12-30T22:00:00Z', 'a whole day skipped'],
  ])('%s at %s is %s (%s)', (name, local, instant) => {
    expect(instantOf(zoneOf(name), seconds(`${local}Z`))).toBe(seconds(instant));
  });

  it('fail on a name that is none, with the one that was meant', () => {
    expect(() => zoneOf('Europe/Berln')).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_TIME_ZONE', message: expect.stringContaining('Europe/Berlin') }),
    );
    expect(() => zoneOf('constructor')).toThrow(expect.objectContaining({ code: 'UNKNOWN_TIME_ZONE' }));
    expect(() => zoneOf('x'.repeat(1_000_000))).toThrow(expect.objectContaining({ code: 'UNKNOWN_TIME_ZONE' }));
  });
});
