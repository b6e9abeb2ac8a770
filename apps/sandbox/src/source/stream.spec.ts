import { describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { readFirm } from './firm.js';
import { MIXED, PLAIN_MIX, stream, type Emission } from './stream.js';

const firm = readFirm(fileURLToPath(new URL('../../../..', import.meta.url)))!;
const of = (seed: number, count = 2000, mix = MIXED): Emission[] => [...stream(firm, { seed, count, mix })];

describe('the stream of a seed', () => {
  it('is the same each time, another for another seed, and the beginning of a longer one', () => {
    expect(of(7)).toEqual(of(7));
    expect(of(7, 100)).toEqual(of(7, 200).slice(0, 100));
    expect(of(8, 10).map(({ id }) => id)).not.toEqual(of(7, 10).map(({ id }) => id));
  });

  it('has every kind of trouble, and is mostly plain', () => {
    const kinds = new Map<string, number>();
    for (const { kind } of of(7)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    expect([...kinds.keys()].sort()).toEqual([
      'approved',
      'conflicting',
      'corrected',
      'deleted',
      'duplicate',
      'expense',
      'late',
      'outOfOrder',
      'trouble',
      'unapproved',
    ]);
    expect(kinds.get('approved')).toBeGreaterThan(1400);
    expect(new Set(of(7, 500, PLAIN_MIX).map(({ kind }) => kind))).toEqual(new Set(['approved']));
  });

  it('repeats an event id only for duplicates, and for conflicts with another body', () => {
    const bodies = new Map<string, string>();
    for (const { id, kind, data } of of(7)) {
      const known = bodies.get(id);
      if (known === undefined) bodies.set(id, JSON.stringify(data));
      else expect([kind, known === JSON.stringify(data)]).toEqual([kind, kind === 'duplicate']);
    }
  });

  it('sends an overtaken revision after the newer one', () => {
    const newest = new Map<string, string>();
    let overtaken = 0;
    for (const { key, kind, revision } of of(7)) {
      const known = newest.get(key) ?? '';
      if (kind === 'outOfOrder') {
        overtaken++;
        expect(revision < known).toBe(true);
      } else if (kind !== 'duplicate' && kind !== 'conflicting') expect(revision > known).toBe(true);
      if (revision > known) newest.set(key, revision);
    }
    expect(overtaken).toBeGreaterThan(20);
  });

  it('says what a plain entry costs and brings', () => {
    const { data, expect: figures } = of(3, 50, PLAIN_MIX).find(
      (one) => (one.data.project as { code: string }).code === 'P-100',
    )!;
    const hours = Number(data.rounded_hours);
    expect(figures.cost).toMatchObject({ outcome: 'accepted', target: 'sap', currency: 'EUR', hours: String(hours) });
    expect(Number(figures.billing.amount)).toBeCloseTo(hours * Number(figures.billing.rate), 2);
    expect(figures.billing.overtime).toBe('1.5');
  });
});
