import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDecimal } from '../decimal/decimal.js';
import type { ReferenceIr } from '../ir/definitions.js';
import { ANY } from '../types/type.js';
import { dateOfDay, dayNumber } from '../values/date.js';
import { Failure } from '../values/failure.js';
import type { ObjectValue } from '../values/value.js';
import { ReferenceRows } from './rows.js';

function table(key: readonly string[], dated = false): ReferenceIr {
  return {
    kind: 'reference',
    id: 'table',
    key,
    dated: dated ? { from: 'from', to: 'to' } : undefined,
    rows: 'release',
    row: ANY,
  };
}

const rates = table(['employee'], true);

describe('the rows of a reference table', () => {
  it('are found by one key, by its kind and all its digits', () => {
    const long = parseDecimal('12345678901234567890.5')!;
    const rows = new ReferenceRows(table(['id']), [
      { id: '1' },
      { id: 1, n: 2 },
      { id: long, n: 3 },
      { id: true, n: 4 },
    ]);
    expect(rows.find(['1'])).toEqual({ id: '1' });
    expect(rows.find([1])).toEqual({ id: 1, n: 2 });
    expect(rows.find([parseDecimal('12345678901234567890.50')!])?.['n']).toBe(3);
    expect(rows.find([parseDecimal('12345678901234567890.6')!])).toBeUndefined();
    expect(rows.find([true])?.['n']).toBe(4);
    for (const absent of [undefined, null, '', 'constructor', [], {}]) expect(rows.find([absent])).toBeUndefined();
  });

  it('are found by several keys, which may lie inside objects', () => {
    const rows = new ReferenceRows(table(['a.b', 'c']), [
      { a: { b: 'x' }, c: 'y', n: 1 },
      { a: { b: 'xy' }, c: '', n: 2 },
      { a: { b: 'y' }, c: 'x', n: 3 },
    ]);
    expect(rows.find(['x', 'y'])?.['n']).toBe(1);
    expect(rows.find(['xy', ''])?.['n']).toBe(2);
    expect(rows.find(['y', 'y'])).toBeUndefined();
    expect(rows.find(['x', undefined])).toBeUndefined();
  });

  it('hold from their first to their last day, both included; without one they are open', () => {
    const rows = new ReferenceRows(rates, [
      { employee: 'e', rate: 3, from: '2026-07-01' },
      { employee: 'e', rate: 1, to: '2025-12-31' },
      { employee: 'e', rate: 2, from: '2026-02-01', to: '2026-06-30' },
    ]);
    expect(rows.problems).toEqual([]);
    const rateOn = (day: string): unknown => rows.find(['e'], day)?.['rate'];
    expect(
      ['0001-01-01', '2025-12-31', '2026-01-15', '2026-02-01', '2026-06-30', '2026-07-01', '9999-12-31'].map(rateOn),
    ).toEqual([1, 1, undefined, 2, 2, 3, 3]);
    expect(rows.find(['e'], undefined)).toBeUndefined();
    expect(() => rows.find(['e'], '2026-02-30')).toThrow(Failure);
  });

  it('are reported where they contradict each other, with the days', () => {
    const rows = new ReferenceRows(rates, [
      { employee: 'e', from: '2026-01-01' },
      { employee: 'e', from: '2026-03-01', to: '2026-03-31' },
      { employee: 'f', to: '2026-01-01' },
      { employee: 'f', from: '2026-01-01' },
      { employee: 'f', from: '2026-01-02' },
    ]);
    expect(rows.problems).toEqual([
      { kind: 'overlap', rows: [0, 1], key: ['e'], from: '2026-03-01', to: '2026-03-31' },
      { kind: 'overlap', rows: [2, 3], key: ['f'], from: '2026-01-01', to: '2026-01-01' },
      { kind: 'overlap', rows: [3, 4], key: ['f'], from: '2026-01-02', to: undefined },
    ]);
  });

  it('are left out where they have no key, or days that do not exist or run backwards', () => {
    const rows = new ReferenceRows(rates, [
      { rate: 1 },
      { employee: 'e', from: '2026-02-30' },
      { employee: 'e', from: '2026-02-02', to: '2026-02-01' },
    ]);
    expect(rows.problems.map(({ kind }) => kind)).toEqual(['missing-key', 'bad-date', 'reversed']);
    expect(rows.rows).toEqual([]);
  });

  it('may be repeated, but not with another content', () => {
    const rows = new ReferenceRows(table(['id']), [
      { id: 'a', n: 1 },
      { id: 'a', n: 1 },
      { id: 'b' },
      { id: 'b', n: 2 },
    ]);
    expect(rows.problems).toEqual([{ kind: 'duplicate', rows: [2, 3], key: ['b'] }]);
    expect(rows.find(['a'])).toEqual({ id: 'a', n: 1 });
  });

  it('answer as looking at each of them would', () => {
    const day = fc.integer({ min: 20_000, max: 20_040 }).map(dateOfDay);
    const row = fc.record({ employee: fc.constantFrom('a', 'b', 'c'), from: day, length: fc.nat(4) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.array(day, { minLength: 1, maxLength: 10 }), (spans, days) => {
        const given = spans.map(({ employee, from, length }, rate): ObjectValue => ({
          employee,
          rate,
          from,
          to: dateOfDay(dayNumber(from)! + length),
        }));
        const apart = given.filter(
          (one, index) =>
            !given
              .slice(0, index)
              .some(
                (other) =>
                  other['employee'] === one['employee'] && other['from']! <= one['to']! && one['from']! <= other['to']!,
              ),
        );
        const rows = new ReferenceRows(rates, apart);
        expect(rows.problems).toEqual([]);
        for (const employee of ['a', 'b', 'c']) {
          for (const on of days) {
            const expected = apart.find(
              (one) => one['employee'] === employee && one['from']! <= on && on <= one['to']!,
            );
            expect(rows.find([employee], on)).toEqual(expected);
          }
        }
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
