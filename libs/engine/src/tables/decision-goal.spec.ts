import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { call, compare, literal, read } from '../../test/random/conditions.js';
import { path, span, tables } from '../../test/random/tables.js';
import { fieldPath, pathText } from '../constraints/read.js';
import type { Actual } from '../constraints/situation.js';
import type { CellTest, RulesIr, TableIr, ThenIr } from '../ir/definitions.js';
import { NUMBER, TEXT } from '../types/type.js';
import type { Maybe } from '../values/value.js';
import { changesToAccept, changesToReach } from './decision-goal.js';
import type { TableConditions } from './dimension.js';
import { matches } from './match.js';

const any: CellTest = { kind: 'any' };

function ir(table: TableConditions, outcomes?: readonly string[]): TableIr {
  const rows = table.rows.map((row, index) => ({
    ...row,
    nodeId: index,
    span,
    outputs: outcomes ? [literal(outcomes[index]!).ir] : [],
  }));
  const outputs = outcomes ? [{ name: 'outcome', type: TEXT }] : [];
  return { ...table, kind: 'table', id: 't', span, inputs: [], outputs, rows, result: TEXT };
}

function actualOf(data: Readonly<Record<string, Maybe>>): Actual {
  return (expression) => {
    const field = fieldPath(expression);
    return field && { value: data[pathText(field)] };
  };
}

const then = (outcome: ThenIr['outcome']): ThenIr => ({
  id: 0,
  outcome,
  reason: undefined,
  owner: undefined,
  deadline: undefined,
  outputs: [],
  say: undefined,
  remedy: undefined,
  span,
});

describe('what would have to change', () => {
  const columns = [
    { name: 'type', value: path('contract.type', TEXT), type: TEXT },
    { name: 'hours', value: path('hours', NUMBER), type: NUMBER },
  ];
  const rows = [
    { id: 'much', tests: [any, { kind: 'compare', operator: '>', value: 60 } satisfies CellTest] },
    { id: 'tm', tests: [{ kind: 'one-of', values: ['tm'] } satisfies CellTest, any] },
    { id: 'otherwise', tests: [any, any] },
  ];
  const table = ir({ hit: 'first', columns, rows }, ['hold', 'accept', 'reject']);

  it('for a table to accept', () => {
    const { alternatives } = changesToAccept(table, actualOf({ 'contract.type': 'fixed', hours: 8 }));
    expect(alternatives.map((all) => all.map(({ text }) => text))).toEqual([['contract.type is tm']]);
    const both = changesToAccept(table, actualOf({ 'contract.type': 'fixed', hours: 70 }));
    expect(both.alternatives.map((all) => all.map(({ text }) => text))).toEqual([
      ['hours is 60 or less', 'contract.type is tm'],
    ]);
  });

  it('for a certain row to answer', () => {
    const { alternatives } = changesToReach(table, table.rows[0]!, actualOf({ 'contract.type': 'tm', hours: 8 }));
    expect(alternatives).toMatchObject([[{ path: 'hours', text: 'hours is more than 60', nearest: 60.01 }]]);
  });

  it('for a rule set to accept: the first rule that holds decides', () => {
    const rules: RulesIr = {
      kind: 'rules',
      id: 'r',
      inputs: [],
      strategy: 'first',
      rules: [
        {
          id: 'closed',
          nodeId: 1,
          when: compare('==', read('project.status'), literal('closed')).ir,
          then: then('reject'),
          span,
        },
        {
          id: 'late',
          nodeId: 2,
          when: compare('>', read('entry.day'), read('project.closed')).ir,
          then: then('hold'),
          span,
        },
      ],
      otherwise: then('accept'),
      result: TEXT,
    };
    const found = changesToAccept(
      rules,
      actualOf({ 'project.status': 'closed', 'entry.day': '2026-01-01', 'project.closed': '2026-01-31' }),
    );
    expect(found.alternatives.map(([change]) => change!.text)).toEqual(['project.status is not closed']);
  });

  it('is undecided where a column is computed from what would change', () => {
    const upper = call('upper', path('contract.type', TEXT));
    const computed = ir({
      hit: 'first',
      columns: [{ name: 'type', value: upper, type: TEXT }],
      rows: [{ id: 'a', tests: [{ kind: 'one-of', values: ['TM'] }] }],
    });
    expect(changesToReach(computed, computed.rows[0]!, () => ({ value: 'fixed' }))).toEqual({
      alternatives: [],
      undecided: true,
    });
  });

  it('really makes that row answer, whatever the table', () => {
    fc.assert(
      fc.property(tables('first'), fc.nat(), fc.nat(), ({ table, combinations }, at, of) => {
        const values = combinations[at % combinations.length]!;
        const row = of % table.rows.length;
        const data = Object.fromEntries(values.map((value, index) => [`in.c${index}`, value]));
        const lowered = ir(table);
        const { alternatives, undecided } = changesToReach(lowered, lowered.rows[row]!, actualOf(data));
        expect(undecided).toBe(false);
        const first = (all: readonly Maybe[]): number =>
          table.rows.findIndex(({ tests }) => tests.every((test, index) => matches(test, all[index])));
        const distances = combinations
          .filter((all) => first(all) === row)
          .map((all) => all.filter((value, index) => value !== values[index]).length);
        expect(alternatives[0]?.length).toBe(distances.length === 0 ? undefined : Math.min(...distances));
        for (const changes of alternatives) {
          const changed = { ...data, ...Object.fromEntries(changes.map((change) => [change.path, change.nearest])) };
          expect(first(Object.values(changed))).toBe(row);
        }
      }),
      { seed: 47, numRuns: 400 },
    );
  });
});
