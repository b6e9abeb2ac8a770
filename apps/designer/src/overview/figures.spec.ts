import { expect, test } from '@jest/globals';
import { balanceOf, groupsOf, purposesOf, sumOf, type Overview, type Totals } from './figures.js';

const cell = (day: string, purpose: string, outcome: string, of: { entries: number; amount?: string }) => ({
  day,
  source: 'harvest',
  legalEntity: 'DE01',
  currency: 'EUR',
  purpose,
  outcome,
  quantity: '0',
  ...of,
});

const overview = {
  cells: [
    cell('2026-11-20', 'cost', 'accepted', { entries: 5, amount: '9' }),
    cell('2026-11-20', 'billing', 'accepted', { entries: 3, amount: '0.1' }),
    cell('2026-11-21', 'billing', 'accepted', { entries: 1, amount: '0.2' }),
    cell('2026-11-21', 'billing', 'held', { entries: 2 }),
  ],
} as unknown as Overview;

test('billing comes first', () => expect(purposesOf(overview)).toEqual(['billing', 'cost']));

test('by day, the newest first', () => {
  expect(groupsOf(overview, 'billing', 'day')).toEqual([
    {
      key: '2026-11-21',
      total: 3,
      byOutcome: { accepted: 1, held: 2 },
      accepted: [{ currency: 'EUR', amount: '0.2' }],
    },
    { key: '2026-11-20', total: 3, byOutcome: { accepted: 3 }, accepted: [{ currency: 'EUR', amount: '0.1' }] },
  ]);
});

test('all of it, exactly', () => {
  expect(sumOf(overview, 'billing').accepted).toEqual([{ currency: 'EUR', amount: '0.3' }]);
  expect(groupsOf(overview, 'billing', 'currency').map(({ key, total }) => [key, total])).toEqual([['EUR', 6]]);
});

test('a line of the balance', () => {
  const line = { source: 'harvest', purpose: 'billing', legalEntity: null, currency: null };
  const totals = {
    purposes: [{ source: 'harvest', purpose: 'billing', received: 6, ended: 6 }],
    lines: [
      { ...line, outcome: 'accepted', entries: 3 },
      { ...line, outcome: 'accepted', entries: 1 },
      { ...line, outcome: 'held', entries: 2 },
    ],
  } as unknown as Totals;
  expect(balanceOf(totals)).toEqual([
    { source: 'harvest', purpose: 'billing', received: 6, byOutcome: { accepted: 4, held: 2 }, ended: 6 },
  ]);
});
