import { describe, expect, it } from '@jest/globals';
import { parseExpression } from '@reckoner/engine';
import { checkedOf, placeOf } from '../../test/workspace.js';
import { plainLogic } from './logic.js';
import { portability } from './portability.js';

const written = (formula: string) => plainLogic(parseExpression(formula).expression!);

describe('plainLogic', () => {
  it.each<[string, object]>([
    [
      '= entry.hours > 24 and not entry.billable',
      { and: [{ '>': [{ var: 'entry.hours' }, 24] }, { '!': [{ var: 'entry.billable' }] }] },
    ],
    ['= some(lines, item.hours > 2)', { some: [{ var: 'lines' }, { '>': [{ var: 'hours' }, 2] }] }],
    ['= map(lines, item)', { map: [{ var: 'lines' }, { var: '' }] }],
    [
      '= reduce(lines, accumulator + item.hours, 0)',
      { reduce: [{ var: 'lines' }, { '+': [{ var: 'accumulator' }, { var: 'current.hours' }] }, 0] },
    ],
    [
      '= all(lines, some(item.parts, item.size == 1))',
      { all: [{ var: 'lines' }, { some: [{ var: 'parts' }, { '==': [{ var: 'size' }, 1] }] }] },
    ],
    ['= lines[0].hours in [1, 2]', { in: [{ var: 'lines.0.hours' }, [1, 2]] }],
    ['= not ["a"]', { '!': [['a']] }],
    ['= "=a" == status', { '==': ['=a', { var: 'status' }] }],
    ['= 12.50 == status', { '==': [12.5, { var: 'status' }] }],
  ])('%s', (formula, logic) => {
    expect(written(formula)).toEqual({ logic });
  });

  it.each([
    ['= coalesce(a, 1) > 2', 'JSON-Logic has no `coalesce`'],
    ['= some(lines, item.hours > limit)', '`limit` is read from inside a list'],
    [
      '= some(lines, reduce(item.parts, accumulator + item.x, 0) > accumulator)',
      '`accumulator` is read from inside a list',
    ],
    ['= a == 0.1234567890123456789', 'the number 0.1234567890123456789 has more digits than others hold'],
    ['= `a.b` == 1', 'a name holds a point: `a.b`'],
    ['= some(lines, missing("a") == null)', '`missing` is asked inside a list'],
  ])('%s is not portable', (formula, why) => {
    expect(written(formula)).toEqual({ why });
  });
});

const RULES = `title: X
input: { entry: entry }
rules:
  - { id: long, when: = entry.hours > 24, then: { outcome: hold } }
  - { id: sum, when: = entry.hours + entry.rest == 0.3, then: { outcome: reject } }
  - { id: rest, when: '= some(entry.lines, item > entry.hours)', then: { outcome: reject } }
  - { id: late, when: = entry.at > entry.until, then: { outcome: reject } }
otherwise: {}
`;
const SCHEMA =
  'title: Entry\ntype: object\nrequired: [hours, rest, at, until]\nproperties: { hours: { type: number }, rest: { type: number }, lines: { type: array, items: { type: number } }, at: { type: string, format: date-time }, until: { type: string, format: date-time } }\n';

describe('portability', () => {
  const files = { 'mappings/entry.schema.yaml': SCHEMA, 'rules/x.rules.yaml': RULES };

  it('says which rules are plain JSON-Logic, and why others are not', () => {
    const { portable, notPortable, disagreements } = portability(checkedOf(files));
    expect(portable.map((rule) => [placeOf(rule), rule.rules, rule.rule, rule.cases])).toEqual([
      ['rules/x.rules.yaml:4:25', 'x', 'long', 0],
      ['rules/x.rules.yaml:5:24', 'x', 'sum', 0],
    ]);
    expect(notPortable.map((rule) => [placeOf(rule), rule.rule, rule.why])).toEqual([
      ['rules/x.rules.yaml:6:26', 'rest', '`entry.hours` is read from inside a list'],
      ['rules/x.rules.yaml:7:25', 'late', 'it compares timestamps, as instants'],
    ]);
    expect(disagreements).toEqual([]);
  });

  it('runs each case through json-logic-js, and names what is deliberately different', () => {
    const tests =
      'of: rules x\ncases:\n  - { name: exact, given: { entry: { hours: 0.1, rest: 0.2 } }, expect: { outcome: reject } }\n  - { name: missing, given: { entry: { hours: 1 } }, expect: { outcome: failed } }\n';
    const { portable, disagreements } = portability(checkedOf({ ...files, 'rules/x.test.yaml': tests }));
    expect(portable.map(({ cases }) => cases)).toEqual([2, 2]);
    expect(disagreements.map(({ span: _, ...one }) => one)).toEqual([
      {
        rules: 'x',
        rule: 'sum',
        case: 'exact',
        file: 'rules/x.test.yaml',
        ours: 'true',
        theirs: 'false',
        documented: 'decimals are exact',
      },
      {
        ...{
          rules: 'x',
          rule: 'sum',
          case: 'missing',
          file: 'rules/x.test.yaml',
          theirs: 'false',
          documented: 'what is no number is a failure, not NaN',
        },
        ours: expect.stringContaining('a failure (') as unknown as string,
      },
    ]);
  });
});
