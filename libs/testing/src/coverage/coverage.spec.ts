import { describe, expect, it } from '@jest/globals';
import { checkedOf, placeOf } from '../../test/workspace.js';
import { runTests } from '../run-tests.js';

const FILES = {
  'mappings/entry.schema.yaml': `title: Entry
type: object
required: [hours]
properties: { hours: { type: number }, notes: { type: string }, tags: { type: array, items: { type: object, properties: { name: { type: string } } } } }
`,
  'mappings/line.mapping.yaml': `title: Line
from: { entry: entry }
to: any
fields:
  id: 1
  size: = if(entry.hours > 8, "long", "short")
  notes: { value: = entry.notes, when: = entry.notes != null, default: none }
  more.rank: { value: = entry.rank, default: 0 }
  tags[]: { each: = entry.tags, fields: { name: = item.name } }
`.replace('entry.rank', 'entry.notes'),
  'rules/x.rules.yaml': `title: X
input: { entry: entry }
outputs: { kind: string }
rules:
  - { id: long, when: = entry.hours > 24, then: { outcome: hold } }
  - { id: day, when: = entry.hours > 8, then: { kind: '= if(entry.notes == "x", "a", "b")' } }
otherwise: { kind: c }
`,
  'rules/t.table.yaml': `title: T
input: { kind: string }
inputs: { kind: { value: = kind } }
outputs: { n: integer }
rows:
  - { id: a, if: [a], then: [1] }
  - { id: b, if: [b], then: [2] }
otherwise: [3]
`,
  'rules/b.balance.yaml': 'title: B\ninput: { kind: string }\nkey: { id: string }\nlimit: = if(kind == "a", 1, 2)\n',
  'mappings/erp/erp.connection.yaml': 'title: ERP\nsystem: erp\ndirection: target\noperations: { post: {} }\n',
  'flows/f.flow.yaml': `title: F
on: { type: entry, key: [= data.id] }
steps:
  - validate: { schema: entry, of: = data }
  - decide: { with: x, given: { entry: = data }, as: x }
  - let: { value: '= if(data.notes == null, 1, 2)', as: n }
    when: = data.hours > 1
  - split: { each: { all: = data.hours }, as: part }
    steps:
      - deliver: { to: erp, operation: post, body: = data, key: [= part.key], correct: upsert }
  - on: [held]
    steps:
      - deliver: { to: erp, operation: post, body: = reason, key: [= data.hours], correct: never }
`,
};

const run = (tests: Record<string, string>) => {
  const { coverage, failed } = runTests(checkedOf({ ...FILES, ...tests }), { coverage: true });
  expect(failed).toBe(0);
  return coverage!;
};
const missed = (tests: Record<string, string>): string[] =>
  run(tests)
    .items.filter(({ covered }) => !covered)
    .map((item) => `${placeOf(item)} ${item.of}: ${item.kind} ${item.name}`);

describe('coverage', () => {
  it('names every place that tests can reach', () => {
    const { items, covered, total } = run({});
    expect(items.map(({ of, kind, name }) => `${of}: ${kind} ${name}`)).toEqual([
      ...[
        'rules x: rule long',
        'rules x: rule day',
        'rules x: branch "a"',
        'rules x: branch "b"',
        'rules x: rule otherwise',
      ],
      ...['table t: row a', 'table t: row b', 'table t: row otherwise'],
      ...[
        'mapping line: field id',
        'mapping line: field size',
        'mapping line: branch "long"',
        'mapping line: branch "short"',
      ],
      ...[
        'mapping line: field notes',
        'mapping line: branch none',
        'mapping line: field more.rank',
        'mapping line: branch 0',
        'mapping line: field tags[]',
        'mapping line: field tags[].name',
      ],
      ...['balance b: branch 1', 'balance b: branch 2'],
      ...[
        'flow f: step validate entry',
        'flow f: step decide x',
        'flow f: step let n',
        'flow f: branch 1',
        'flow f: branch 2',
        'flow f: step split part',
        'flow f: step deliver erp post',
        'flow f: step deliver erp post',
      ],
    ]);
    expect([covered, total]).toEqual([0, items.length]);
  });

  it('counts a rule or row where it decides, and a branch where it is taken', () => {
    const rules =
      'of: rules x\ncases:\n  - { name: a, given: { entry: { hours: 9 } }, expect: { kind: b } }\n  - { name: b, given: { entry: { hours: 1 } }, expect: { kind: c } }\n';
    const table = 'of: table t\ncases: [{ name: b, given: { kind: b }, expect: { n: 2 } }]\n';
    const found = missed({ 'rules/x.test.yaml': rules, 'rules/t.test.yaml': table });
    expect(found.filter((one) => one.startsWith('rules'))).toEqual([
      'rules/x.rules.yaml:5:5 rules x: rule long',
      'rules/x.rules.yaml:6:81 rules x: branch "a"',
      'rules/t.table.yaml:6:5 table t: row a',
      'rules/t.table.yaml:8:12 table t: row otherwise',
      'rules/b.balance.yaml:4:26 balance b: branch 1',
      'rules/b.balance.yaml:4:29 balance b: branch 2',
    ]);
  });

  it('counts a field where its value is evaluated, not where its condition leaves it out', () => {
    const without =
      'of: mapping line\ncases: [{ name: a, given: { entry: { hours: 9, tags: [] } }, expect: { size: long, absent: [notes] } }]\n';
    expect(missed({ 'mappings/line.test.yaml': without }).filter((one) => one.startsWith('mappings'))).toEqual([
      'mappings/line.mapping.yaml:6:39 mapping line: branch "short"',
      'mappings/line.mapping.yaml:7:3 mapping line: field notes',
      'mappings/line.mapping.yaml:7:72 mapping line: branch none',
      'mappings/line.mapping.yaml:9:43 mapping line: field tags[].name',
    ]);
  });

  it('counts a step where it runs, not where its condition skips it', () => {
    const held =
      'of: flow f\ncases:\n  - { name: held, given: { data: { id: 1, hours: 25 } }, expect: { outcome: held } }\n  - { name: a, given: { data: { id: 1, hours: 1 } }, expect: { outcome: accepted } }\n';
    expect(missed({ 'flows/f.test.yaml': held }).filter((one) => one.startsWith('flows'))).toEqual([
      'flows/f.flow.yaml:6:5 flow f: step let n',
      'flows/f.flow.yaml:6:45 flow f: branch 1',
      'flows/f.flow.yaml:6:48 flow f: branch 2',
    ]);
  });
});
