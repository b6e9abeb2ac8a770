import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  allData,
  compare,
  conditions,
  dataOf,
  FIELDS,
  join,
  literal,
  negate,
  read,
  relations,
  type Data,
  type Tree,
} from '../../test/random/conditions.js';
import { analyseRules, unanswered, type RuleConditions } from './analyse-rules.js';
import { conditionOf, type Condition } from './condition.js';
import { Fields } from './field.js';
import { contains } from './value-set.js';

const DATA = allData();

function rules(trees: readonly Tree[], strategy: RuleConditions['strategy'] = 'first'): RuleConditions {
  return { strategy, rules: trees.map(({ ir }, index) => ({ id: `r${index}`, when: ir })) };
}

/** Whether the condition holds, by its sets alone. */
function holds(condition: Condition, data: Data): boolean {
  switch (condition.kind) {
    case 'constant':
      return condition.truth;
    case 'field':
      return contains(condition.set, data[condition.field.name]);
    case 'not':
      return !holds(condition.of, data);
    case 'and':
      return condition.of.every((part) => holds(part, data));
    case 'or':
      return condition.of.some((part) => holds(part, data));
    default:
      throw new Error(`${condition.kind} is not understood`);
  }
}

describe('conditions as sets of values', () => {
  it('hold where JavaScript says that the expression does', () => {
    fc.assert(
      fc.property(conditions, fc.constantFrom(...DATA), (tree, data) => {
        expect(holds(conditionOf(tree.ir, new Fields()), data)).toBe(Boolean(tree.holds(data)));
      }),
      { seed: 23, numRuns: 2000 },
    );
  });
});

const status = (value: string): Tree => compare('==', read('project.status'), literal(value));
const hours = (operator: string, value: number): Tree => compare(operator, read('entry.hours'), literal(value));

describe('rules as a whole', () => {
  it('a condition that contradicts itself', () => {
    expect(analyseRules(rules([join('and', [status('open'), status('closed')])])).impossible).toEqual(['r0']);
    expect(analyseRules(rules([join('and', [hours('>', 2), hours('<', 1)])])).impossible).toEqual(['r0']);
    expect(analyseRules(rules([status('opne')])).impossible).toEqual(['r0']);
  });

  it('a condition that everything meets', () => {
    expect(analyseRules(rules([join('or', [hours('>', 1), hours('<=', 1)])])).certain).toEqual(['r0']);
  });

  it('a rule that earlier ones hide, together or alone', () => {
    const together = analyseRules(rules([status('open'), hours('>', 2), negate(status('open')), status('closed')]));
    expect(together.unreachable).toEqual([{ rule: 'r3', hiddenBy: ['r2'] }]);
    const parts = analyseRules(rules([status('open'), status('draft'), negate(status('closed'))]));
    expect(parts.unreachable).toEqual([{ rule: 'r2', hiddenBy: ['r0', 'r1'] }]);
  });

  it('nothing hides a rule where all that hold count', () => {
    expect(analyseRules(rules([status('open'), status('open')], 'all')).unreachable).toEqual([]);
  });

  it('conditions that are not understood are the same only if they are written the same', () => {
    const late = (): Tree => compare('>', read('entry.day'), read('project.closed'));
    const { unreachable } = analyseRules(
      rules([
        late(),
        join('and', [status('closed'), late()]),
        compare('>=', read('entry.day'), read('project.closed')),
      ]),
    );
    expect(unreachable).toEqual([{ rule: 'r1', hiddenBy: ['r0'] }]);
  });

  it('names a payload that no rule answers', () => {
    const found = unanswered(rules([status('closed'), hours('>=', 0)]));
    expect(found).toMatchObject({ payload: { project: { status: 'open' }, entry: { hours: -1 } }, assumes: false });
    expect([...found!.where]).toEqual([
      ['project.status', 'not closed'],
      ['entry.hours', 'less than 0'],
    ]);
    expect(unanswered(rules([status('closed'), negate(status('closed'))]))).toBeUndefined();
  });

  it('leaves undecided what would cost too much', () => {
    expect(analyseRules(rules([status('closed'), hours('>', 1)]), 3)).toMatchObject({
      undecided: ['r0', 'r1'],
      unreachable: [],
    });
  });

  it('says what counting all payloads says', () => {
    fc.assert(
      fc.property(fc.array(conditions, { minLength: 1, maxLength: 4 }), (trees) => {
        const { impossible, certain, unreachable, undecided } = analyseRules(rules(trees));
        expect(undecided).toEqual([]);
        const answers = DATA.map((data) => trees.map((tree) => Boolean(tree.holds(data))));
        trees.forEach((tree, index) => {
          const truths = answers.map((all) => all[index]!);
          expect([index, impossible.includes(`r${index}`)]).toEqual([index, !truths.includes(true)]);
          const decides = answers.some((all) => all.indexOf(true) === index);
          const hidden = unreachable.find(({ rule }) => rule === `r${index}`);
          expect([index, hidden !== undefined]).toEqual([index, !decides && truths.includes(true)]);
          if (decides && tree.ir.kind !== 'const')
            expect([index, certain.includes(`r${index}`)]).toEqual([index, !truths.includes(false)]);
          const showing = answers.filter(
            (all) => all[index] && !hidden?.hiddenBy.some((id) => all[Number(id.slice(1))]),
          );
          if (hidden) expect(showing).toEqual([]);
        });
      }),
      { seed: 29, numRuns: 100 },
    );
  });

  it('never calls a rule unreachable that decides, whatever it compares', () => {
    fc.assert(
      fc.property(fc.array(relations, { minLength: 1, maxLength: 4 }), (trees) => {
        const { impossible, unreachable } = analyseRules(rules(trees));
        const silent = [...impossible, ...unreachable.map(({ rule }) => rule)].map((id) => Number(id.slice(1)));
        const deciding = new Set(DATA.map((data) => trees.findIndex((tree) => tree.holds(data))));
        expect(silent.filter((index) => deciding.has(index))).toEqual([]);
      }),
      { seed: 31, numRuns: 100 },
    );
  });

  it('a payload that no rule answers is one', () => {
    fc.assert(
      fc.property(fc.array(conditions, { minLength: 1, maxLength: 3 }), (trees) => {
        const found = unanswered(rules(trees));
        const isOne = (data: Data): boolean => trees.every((tree) => !tree.holds(data));
        expect(found !== undefined).toBe(DATA.some(isOne));
        if (found)
          expect(isOne({ ...DATA[0], ...definedFields(dataOf(found.payload!), [...found.where.keys()]) })).toBe(true);
      }),
      { seed: 37, numRuns: 100 },
    );
  });
});

/** Of the data only the fields that the finding speaks of; all others may be anything. */
function definedFields(data: Data, names: readonly string[]): Data {
  return Object.fromEntries(
    Object.keys(FIELDS)
      .filter((name) => names.includes(name))
      .map((name) => [name, data[name]]),
  );
}
