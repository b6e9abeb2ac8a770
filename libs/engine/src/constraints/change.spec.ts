import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  call,
  compare,
  conditions,
  FIELDS,
  join,
  literal,
  negate,
  read,
  relations,
  type Data,
  type Tree,
} from '../../test/random/conditions.js';
import { path } from '../../test/random/tables.js';
import { TEXT } from '../types/type.js';
import { smallestChanges, type SmallestChanges } from './change.js';
import { conditionOf } from './condition.js';
import { firstIsWanted } from './decision-goal.js';
import { Fields } from './field.js';
import { fieldPath, pathText } from './read.js';
import type { Actual } from './situation.js';

const NAMES = Object.keys(FIELDS);

function actualOf(data: Data): Actual {
  return (ir) => {
    const field = fieldPath(ir);
    return field && { value: data[pathText(field)] };
  };
}

function changes(tree: Tree, data: Data, truth = true): SmallestChanges {
  return smallestChanges(conditionOf((truth ? tree : negate(tree)).ir, new Fields()), actualOf(data));
}

function texts({ alternatives }: SmallestChanges): string[] {
  return alternatives.map((all) => all.map(({ text }) => text).join(' and '));
}

const status = (value: string): Tree => compare('==', read('project.status'), literal(value));
const late = compare('>', read('entry.day'), read('project.closed'));
const worked: Data = {
  'project.status': 'closed',
  'entry.day': '2026-11-02',
  'project.closed': '2026-10-31',
  'entry.hours': 44,
};

describe('the smallest change', () => {
  it('of one field, with all values that would do', () => {
    const found = changes(join('and', [status('closed'), late]), worked, false);
    expect(texts(found)).toEqual([
      'project.status is not closed',
      'entry.day is 2026-10-31 or earlier',
      'project.closed is 2026-11-02 or later, or missing',
    ]);
    expect(found.alternatives.map(([change]) => [change!.from, change!.nearest])).toEqual([
      ['closed', 'open'],
      ['2026-11-02', '2026-10-31'],
      ['2026-10-31', '2026-11-02'],
    ]);
    expect(found.undecided).toBe(false);
  });

  it('of two fields where one is not enough', () => {
    const found = changes(join('and', [status('open'), compare('<=', read('entry.hours'), literal(40))]), worked);
    expect(texts(found)).toEqual(['project.status is open and entry.hours is 40 or less']);
    expect(found.alternatives[0]!.map(({ nearest }) => nearest)).toEqual(['open', 40]);
  });

  it('is none where the goal holds, and there is none where nothing helps', () => {
    expect(changes(status('closed'), worked)).toEqual({ alternatives: [[]], undecided: false });
    expect(changes(status('archived'), worked)).toEqual({ alternatives: [], undecided: false });
  });

  it('makes the first rule that holds an accepting one', () => {
    const fields = new Fields();
    const way = (tree: Tree, wanted: boolean) => ({ condition: conditionOf(tree.ir, fields), wanted });
    const goal = firstIsWanted(
      [way(status('closed'), false), way(compare('>', read('entry.hours'), literal(40)), true)],
      false,
    );
    expect(texts(smallestChanges(goal, actualOf(worked)))).toEqual(['project.status is not closed']);
    expect(texts(smallestChanges(goal, actualOf({ ...worked, 'entry.hours': 8 })))).toEqual([
      'project.status is not closed and entry.hours is more than 40',
    ]);
  });

  it('is undecided where a condition is not reasoned about and reads what would change', () => {
    const odd: Tree = {
      ir: call('startsWith', read('project.status').ir, literal('o').ir),
      holds: () => false,
      text: 'odd',
    };
    expect(changes(odd, worked)).toEqual({ alternatives: [], undecided: true });
    expect(texts(changes(join('or', [odd, compare('<', read('entry.hours'), literal(40))]), worked))).toEqual([
      'entry.hours is less than 40',
    ]);
  });

  it('knows that a field with a value makes its object', () => {
    const project = path('project', { kind: 'object', nullable: false, optional: true });
    const isThere = call('!=', project, literal(null).ir);
    const isP = call('==', path('project.name', TEXT), literal('P').ir);
    const goal = conditionOf({ ...project, kind: 'and', args: [isThere, isP] }, new Fields());
    expect(texts(smallestChanges(goal, () => ({ value: undefined })))).toEqual(['project.name is P']);
  });

  it('stops at its budget', () => {
    expect(
      smallestChanges(conditionOf(join('and', [status('open'), negate(late)]).ir, new Fields()), actualOf(worked), 2),
    ).toEqual({ alternatives: [], undecided: true });
  });
});

/** The fewest fields that must change, by trying all values that matter. */
function fewest(tree: Tree, data: Data): number | undefined {
  let reached: Data[] = [data];
  for (let count = 0; count <= 3; count++) {
    if (reached.some((each) => tree.holds(each))) return count;
    const next = new Map<string, Data>();
    for (const each of reached) {
      for (const name of NAMES.filter((one) => each[one] === data[one])) {
        for (const value of FIELDS[name]!.values) {
          const changed = { ...each, [name]: value };
          next.set(
            JSON.stringify(Object.values(changed), (_, one: unknown) => one ?? 'nothing'),
            changed,
          );
        }
      }
    }
    reached = [...next.values()];
  }
  return undefined;
}

describe('as trying all values says', () => {
  const data = fc.record(Object.fromEntries(NAMES.map((name) => [name, fc.constantFrom(...FIELDS[name]!.values)])));

  it('a change leads to the goal, and changes as few fields as possible', () => {
    fc.assert(
      fc.property(conditions, data, (tree, given) => {
        const { alternatives, undecided } = changes(tree, given);
        expect(undecided).toBe(false);
        expect(alternatives[0]?.length).toBe(fewest(tree, given));
        for (const all of alternatives) {
          const changed = { ...given, ...Object.fromEntries(all.map(({ path, nearest }) => [path, nearest])) };
          expect(Boolean(tree.holds(changed))).toBe(true);
        }
      }),
      { seed: 41, numRuns: 200 },
    );
  });

  it('also where fields are compared with each other, if it is decided', () => {
    fc.assert(
      fc.property(relations, data, (tree, given) => {
        const { alternatives, undecided } = changes(tree, given);
        const least = fewest(tree, given);
        for (const all of alternatives) {
          const changed = { ...given, ...Object.fromEntries(all.map(({ path, nearest }) => [path, nearest])) };
          expect(Boolean(tree.holds(changed))).toBe(true);
          if (!undecided && least !== undefined) expect(all.length).toBeLessThanOrEqual(least);
        }
        if (!undecided && least !== undefined) expect(alternatives.length).toBeGreaterThan(0);
      }),
      { seed: 43, numRuns: 200 },
    );
  });
});
