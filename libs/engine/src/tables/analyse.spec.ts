import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { path, span, tables } from '../../test/random/tables.js';
import type { CellTest } from '../ir/definitions.js';
import { DATE, NUMBER, TEXT, optional, type Type } from '../types/type.js';
import type { Maybe } from '../values/value.js';
import { analyseTable } from './analyse.js';
import type { TableConditions } from './dimension.js';
import { exampleText, type Example } from './example.js';
import { matches } from './match.js';

const any: CellTest = { kind: 'any' };
const oneOf = (...values: (string | number | boolean | null)[]): CellTest => ({ kind: 'one-of', values });
const compare = (operator: '<' | '<=' | '>' | '>=', value: number | string): CellTest => ({
  kind: 'compare',
  operator,
  value,
});
const range = (low: number, high: number): CellTest => ({
  kind: 'range',
  low,
  lowIncluded: true,
  high,
  highIncluded: false,
});

function table(
  hit: TableConditions['hit'],
  columns: Record<string, Type>,
  rows: Record<string, CellTest[]>,
): TableConditions {
  return {
    hit,
    columns: Object.entries(columns).map(([text, type]) => ({
      name: text.split('.').at(-1)!,
      value: path(text, type),
      type,
    })),
    rows: Object.entries(rows).map(([id, tests]) => ({ id, tests })),
  };
}

const kinds: Type = { ...TEXT, values: ['tm', 'fixed', 'retainer'] };

describe('gaps', () => {
  const rows = {
    low: [any, compare('<', 40)],
    high: [oneOf('tm', 'fixed'), compare('>=', 40)],
    most: [oneOf('retainer'), compare('>', 45)],
  };
  const analysis = analyseTable(table('first', { 'contract.type': kinds, hours: NUMBER }, rows));

  it('come with a payload that falls through, and with all values for which it does', () => {
    expect(analysis.gaps).toHaveLength(1);
    const [gap] = analysis.gaps;
    expect(gap!.payload).toEqual({ contract: { type: 'retainer' }, hours: 40 });
    expect(exampleText(gap!)).toBe('`type` is retainer, `hours` is from 40 to 45');
    expect(gap!.assumes).toEqual([]);
  });

  it('are none where `otherwise` or the list of what fits answers', () => {
    expect(analyseTable(table('first', { hours: NUMBER }, { a: [oneOf(1)], otherwise: [any] })).gaps).toEqual([]);
    expect(analyseTable(table('collect', { hours: NUMBER }, { a: [oneOf(1)] })).gaps).toEqual([]);
  });

  it('leave out a field that may be missing', () => {
    const { gaps } = analyseTable(
      table('first', { 'a.b': optional(TEXT), 'a.c': NUMBER }, { some: [{ kind: 'not', test: oneOf(null) }, any] }),
    );
    expect(gaps.map(({ payload, where }) => [payload, [...where]])).toEqual([[{ a: { c: 0 } }, [['b', 'missing']]]]);
  });

  it('respect the days of the calendar', () => {
    const { gaps } = analyseTable(
      table('first', { day: DATE }, { before: [compare('<=', '2026-02-28')], after: [compare('>=', '2026-03-01')] }),
    );
    expect(gaps).toEqual([]);
  });

  it('take two columns that read the same field as one', () => {
    const columns = [
      { name: 'from', value: path('hours', NUMBER), type: NUMBER },
      { name: 'to', value: path('hours', NUMBER), type: NUMBER },
    ];
    const rows = [
      { id: 'a', tests: [compare('>=', 0), compare('<', 8)] },
      { id: 'b', tests: [compare('>=', 8), any] },
    ];
    expect(analyseTable({ hit: 'first', columns, rows }).gaps.map((gap) => exampleText(gap))).toEqual([
      '`from` is less than 0, `to` is less than 0',
    ]);
  });

  it('say what they assume of a computed column', () => {
    const value = { kind: 'and' as const, id: 1, type: TEXT, span, args: [path('a', TEXT)] };
    const columns = [{ name: 'upper', value, type: TEXT }];
    const [gap] = analyseTable({ hit: 'first', columns, rows: [{ id: 'a', tests: [oneOf('A')] }] }).gaps;
    expect(gap).toMatchObject({ payload: undefined, assumes: ['upper'] });
  });
});

describe('rows that never answer', () => {
  it('name the earlier rows that hide them, and no others', () => {
    const rows = {
      low: [compare('<', 40), any],
      high: [compare('>=', 40), any],
      fr: [any, oneOf('FR')],
      late: [range(10, 50), any],
    };
    const { unreachable } = analyseTable(table('first', { hours: NUMBER, country: TEXT }, rows));
    expect(unreachable).toEqual([
      { row: 'fr', hiddenBy: ['low', 'high'] },
      { row: 'late', hiddenBy: ['low', 'high'] },
    ]);
  });

  it('are told apart from those that accept nothing that can occur', () => {
    const rows = { odd: [oneOf('retanier'), any], none: [any, range(45, 40)], rest: [any, any] };
    const { impossible, unreachable } = analyseTable(table('first', { type: kinds, hours: NUMBER }, rows));
    expect(impossible).toEqual([
      { row: 'odd', columns: ['type'] },
      { row: 'none', columns: ['hours'] },
    ]);
    expect(unreachable).toEqual([]);
  });
});

describe('overlaps', () => {
  it('name both rows and a combination that both accept', () => {
    const rows = { a: [oneOf('tm'), compare('<=', 40)], b: [any, compare('>=', 40)], otherwise: [any, any] };
    const { overlaps } = analyseTable(table('unique', { type: kinds, hours: NUMBER }, rows));
    expect(overlaps.map(({ rows, example }) => [rows, example.payload])).toEqual([
      [['a', 'b'], { type: 'tm', hours: 40 }],
    ]);
  });
});

describe('beyond what is decided', () => {
  it('instants are not reasoned about', () => {
    const rows = { a: [compare('<', '2026-01-01T00:00:00Z')] };
    expect(analyseTable(table('first', { at: TEXT }, rows))).toMatchObject({ gaps: [], undecided: 'timestamps' });
  });

  it('nor is what costs more steps than allowed', () => {
    const columns = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`c${index}`, NUMBER]));
    const rows = Object.fromEntries(
      Array.from({ length: 60 }, (_, row) => [
        `r${row}`,
        Array.from({ length: 8 }, (_, column) => range((row * (column + 3)) % 17, 9 + ((row * (column + 5)) % 19))),
      ]),
    );
    const everything = { ...rows, low: Array.from({ length: 8 }, () => any) };
    expect(analyseTable(table('first', columns, everything), 200).undecided).toBe('budget');
  });
});

/** What each row says of each combination, by the meaning of the cells alone. */
function fitting({ rows }: TableConditions, values: readonly Maybe[]): string[] {
  return rows.filter(({ tests }) => tests.every((test, index) => matches(test, values[index]))).map(({ id }) => id);
}

function valuesOf(example: Example): Maybe[] {
  return [...example.values.values()];
}

describe('as counting all combinations says', () => {
  it('gaps and unreachable rows', () => {
    fc.assert(
      fc.property(tables('first'), ({ table, combinations }) => {
        const { gaps, unreachable, impossible, undecided } = analyseTable(table);
        expect(undecided).toBeUndefined();
        const answers = combinations.map((values) => fitting(table, values));
        expect(gaps.length > 0).toBe(answers.some((ids) => ids.length === 0));
        for (const gap of gaps) expect(fitting(table, valuesOf(gap))).toEqual([]);
        const first = new Set(answers.map(([id]) => id));
        const silent = table.rows.map(({ id }) => id).filter((id) => !first.has(id));
        expect([...unreachable, ...impossible].map(({ row }) => row).sort()).toEqual(silent.sort());
        for (const { row, hiddenBy } of unreachable) {
          for (const ids of answers) if (ids.includes(row)) expect(hiddenBy.some((id) => ids.includes(id))).toBe(true);
        }
      }),
      { seed: 17, numRuns: 800 },
    );
  });

  it('overlaps', () => {
    fc.assert(
      fc.property(tables('unique'), ({ table, combinations }) => {
        const { overlaps } = analyseTable(table);
        expect(overlaps.length > 0).toBe(combinations.some((values) => fitting(table, values).length > 1));
        for (const { rows, example } of overlaps)
          expect(fitting(table, valuesOf(example))).toEqual(expect.arrayContaining([...rows]));
      }),
      { seed: 19, numRuns: 500 },
    );
  });
});
