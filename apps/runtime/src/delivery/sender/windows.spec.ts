import { beforeAll, describe, expect, it } from '@jest/globals';
import { useDatabase } from '../../../test/database.js';
import { windowsAt } from './windows.js';

const database = useDatabase();

/** Working hours in Berlin, a night shift in New York, and the hour from two to three of Sundays in Berlin. */
const WINDOWS = `
  INSERT INTO posting_window (environment, connection, legal_entity, timezone, days, opens, closes) VALUES
    (1, 'erp', 'DE', 'Europe/Berlin', '{1,2,3,4,5}', '08:00', '18:00'),
    (1, 'erp', 'US', 'America/New_York', '{6}', '22:00', '04:00'),
    (1, 'erp', 'SUN', 'Europe/Berlin', '{7}', '02:00', '03:00')`;

beforeAll(async () => {
  await database.asOwner(WINDOWS);
});

async function openAt(moment: string): Promise<string> {
  const rows = await database.asOwner(windowsAt('$3::timestamptz'), [1, 'erp', moment]);
  return rows
    .filter(({ is_open }) => is_open)
    .map(({ legal_entity }) => String(legal_entity))
    .sort()
    .join(' ');
}

describe('posting windows, across the nights when the clocks change', () => {
  it.each([
    // Berlin goes from +01:00 to +02:00 on 29 March 2026, and back on 25 October.
    ['Friday before, 07:59 there', '2026-03-27T06:59:00Z', ''],
    ['Friday before, 08:00 there', '2026-03-27T07:00:00Z', 'DE'],
    ['Monday after, 08:00 there is an hour earlier', '2026-03-30T06:00:00Z', 'DE'],
    ['Monday after, 17:59 there', '2026-03-30T15:59:00Z', 'DE'],
    ['Monday after, 18:00 there', '2026-03-30T16:00:00Z', ''],
    ['the hour from two to three does not exist that Sunday', '2026-03-29T01:00:00Z', ''],
    ['the Monday after going back, 08:00 there', '2026-10-26T07:00:00Z', 'DE'],
    ['the hour from two to three comes, in summer time', '2026-10-25T00:30:00Z', 'SUN'],
    ['and comes again, in winter time', '2026-10-25T01:30:00Z', 'SUN'],
    // New York goes from -05:00 to -04:00 on 8 March 2026 at two, and back on 1 November.
    ['a night that is an hour short, before it', '2026-03-08T03:30:00Z', 'US'],
    ['a night that is an hour short, 03:30 there', '2026-03-08T07:30:00Z', 'US'],
    ['a night that is an hour short, 04:00 there', '2026-03-08T08:00:00Z', ''],
    ['a night that is an hour long, 03:59 there', '2026-11-01T08:59:00Z', 'US'],
    ['a night that is an hour long, 04:00 there', '2026-11-01T09:00:00Z', ''],
  ])('%s', async (_, moment, open) => {
    expect(await openAt(moment)).toBe(open);
  });
});
