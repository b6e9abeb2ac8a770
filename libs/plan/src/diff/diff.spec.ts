import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { diffWorkspaces } from './diff.js';

const BASE = new Map([
  ['reckoner.yaml', 'name: demo\nlanguage: 1\n'],
  [
    'mappings/demo/entry.schema.yaml',
    'title: Entry\ntype: object\nrequired: [ hours ]\nproperties:\n  hours: { type: number }\n  status: { type: string }\n',
  ],
  [
    'mappings/demo/line.mapping.yaml',
    'title: Line\nfrom: { entry: demo/entry }\nto: demo/entry\nfields:\n  hours: = entry.hours\n  status: V07\n',
  ],
  [
    'rules/demo/check.rules.yaml',
    `title: Check
input: { entry: demo/entry }
rules:
  - { id: approved, when: = entry.status != "approved", then: { outcome: hold, reason: NOT_APPROVED } }
  - { id: long, when: = entry.hours > 24, then: { outcome: reject, reason: TOO_LONG } }
  - { id: none, when: = entry.hours == 0, then: { outcome: exclude, reason: NO_HOURS } }
otherwise: { outcome: accept }
`,
  ],
  [
    'rules/demo/factor.table.yaml',
    `title: Factor
input: { type: string, country: string }
inputs:
  type: { value: = type }
  country: { value: = country }
outputs: { multiplier: decimal }
rows:
  - { id: ot-de, if: [ tm, DE ], then: [ 1.25 ] }
  - { id: std, if: [ "-", "-" ], then: [ 1 ] }
`,
  ],
  [
    'rules/demo/rates.reference.yaml',
    'title: Rates\nrows: release\nkey: [ project ]\nrow: { type: object, properties: { project: { type: string }, amount: { type: number } } }\n',
  ],
  ['rules/demo/rates.csv', 'project,amount\nP-1,120\nP-2,98\n'],
]);

/** The sentences about a definition after an edit of one file. */
function sentencesAfter(file: string, edit: (text: string) => string): readonly string[] {
  const edited = new Map(BASE).set(file, edit(BASE.get(file)!));
  const changes = diffWorkspaces(Workspace.of(BASE), Workspace.of(edited));
  expect(changes.length).toBeLessThanOrEqual(1);
  return changes[0]?.sentences ?? [];
}

describe('the difference between two workspaces', () => {
  it('is nothing where files differ in form alone', () => {
    const edited = new Map(
      [...BASE].map(([file, text]): [string, string] => [
        file,
        file.endsWith('.yaml') ? `# a comment\n${text.replace('title: Check', 'title:   "Check"')}\n` : text,
      ]),
    );
    expect(diffWorkspaces(Workspace.of(BASE), Workspace.of(edited))).toEqual([]);
  });

  it('is nothing where a condition is written in the other notation', () => {
    const json = 'when: { ">": [ { var: entry.hours }, 24 ] }';
    expect(
      sentencesAfter('rules/demo/check.rules.yaml', (text) => text.replace('when: = entry.hours > 24', json)),
    ).toEqual([]);
  });

  it('names a row by its cells', () => {
    expect(sentencesAfter('rules/demo/factor.table.yaml', (text) => text.replace('1.25', '1.5'))).toEqual([
      'tm, DE: multiplier 1.25 → 1.5',
    ]);
  });

  it('tells new, removed and changed cells of rows', () => {
    const edit = (text: string): string =>
      text
        .replace('[ tm, DE ]', '[ tm, FR ]')
        .replace('  - { id: std', '  - { id: at, if: [ tm, AT ], then: [ 2 ] }\n  - { id: std');
    expect(sentencesAfter('rules/demo/factor.table.yaml', edit)).toEqual([
      'row `at` is new: `["tm","AT"]` gives `["2"]`',
      'row `ot-de`: country `DE` → `FR`',
    ]);
  });

  it('tells where a field comes from now', () => {
    expect(
      sentencesAfter('mappings/demo/line.mapping.yaml', (text) =>
        text.replace('status: V07', 'status: = entry.status'),
      ),
    ).toEqual(['field `status` now comes from `entry.status`, was the constant `V07`']);
  });

  it('tells rules that moved', () => {
    const swap = (text: string): string => {
      const [head, approved, long, none, rest] = text.split(/(?=\n {2}- |\notherwise)/) as [
        string,
        string,
        string,
        string,
        string,
      ];
      return head + none + approved + long + rest;
    };
    expect(sentencesAfter('rules/demo/check.rules.yaml', swap)).toEqual(['rule `none` moved before `approved`']);
  });

  it('tells a changed condition and a changed reason', () => {
    const edit = (text: string): string => text.replace('> 24', '>= 24').replace('TOO_LONG', 'MORE_THAN_A_DAY');
    expect(sentencesAfter('rules/demo/check.rules.yaml', edit)).toEqual([
      'rule `long`: condition `entry.hours > 24` → `entry.hours >= 24`',
      'rule `long`: `reason` `TOO_LONG` → `MORE_THAN_A_DAY`',
    ]);
  });

  it('tells what a schema requires now', () => {
    expect(
      sentencesAfter('mappings/demo/entry.schema.yaml', (text) => text.replace('[ hours ]', '[ hours, status ]')),
    ).toEqual(['`required` now has `status`']);
  });

  it('tells the rows of a release table by their keys', () => {
    expect(
      sentencesAfter('rules/demo/rates.csv', (text) =>
        text.replace('P-1,120', 'P-1,125.50').replace('P-2,98\n', 'P-3,80\n'),
      ),
    ).toEqual(['row P-3 is new: project P-3, amount 80', 'row P-2 is gone', 'P-1: amount 120 → 125.50']);
  });

  it('lists definitions that came and went', () => {
    const fewer = new Map(BASE);
    fewer.delete('rules/demo/factor.table.yaml');
    const changes = diffWorkspaces(Workspace.of(BASE), Workspace.of(fewer));
    expect(changes).toEqual([
      { kind: 'table', id: 'demo/factor', file: 'rules/demo/factor.table.yaml', how: 'removed', sentences: ['Factor'] },
    ]);
    expect(diffWorkspaces(Workspace.of(fewer), Workspace.of(BASE))[0]?.how).toBe('added');
  });
});
