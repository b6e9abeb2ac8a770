import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { applyEdits, Workspace } from '@reckoner/definitions';
import { checkWorkspace, type Checked } from '@reckoner/engine';
import {
  complete,
  definitionOf,
  folds,
  hover,
  outline,
  quickFixes,
  referencesIn,
  referencesTo,
  rename,
  signatureHelp,
  symbols,
} from './index.js';

const FILES: Readonly<Record<string, string>> = {
  'reckoner.yaml': 'name: test\nlanguage: 1\n',
  'mappings/x/entry.schema.yaml': `title: Entry
type: object
properties:
  id: { type: string, title: The source's number }
  hours: { type: number, description: As rounded by the source. }
  day: { type: string, format: date }
  approval:
    type: object
    properties:
      status: { enum: [approved, rejected] }
      by: { type: string, sensitive: true }
    required: [status]
required: [id, hours, day, approval]
`,
  'mappings/x/line.schema.yaml': `title: Line
type: object
properties:
  id: { type: string }
  quantity: { type: number }
  person: { type: object, properties: { name: { type: string } } }
required: [id, quantity]
`,
  'mappings/x/line.mapping.yaml': `title: Entry to line
from: { entry: x/entry }
to: x/line
fields:
  id: = entry.id
  quantity: = round(entry.hours, 2)
  person.name: = lookup("people", entry.id).name
`,
  'rules/people.reference.yaml': `title: People
key: [id]
row: { type: object, properties: { id: { type: string }, name: { type: string } }, required: [id, name] }
rows: release
`,
  'rules/people.csv': 'id,name\n1,Ines\n',
  'rules/why.reasons.yaml': `title: Why
reasons:
  NOT_APPROVED: { title: Not approved, owner: managers, remedy: Approve it. }
`,
  'rules/eligible.rules.yaml': `title: May it be billed?
input: { entry: x/entry }
rules:
  - id: approved
    when: = entry.approval.status == "rejected"
    then: { outcome: reject, reason: NOT_APPROVED }
    say: Entry {entry.id} is {entry.approval.status}.
otherwise: { outcome: accept }
`,
  'rules/factor.table.yaml': `title: Factor
input: { entry: x/entry }
inputs:
  status: { value: = entry.approval.status }
  kind: { value: = entry.id, values: [a, b] }
outputs: { factor: decimal, reason: string }
rows:
  - { id: one, if: [approved, "-"], then: [1, NOT_APPROVED] }
  - { id: all, if: ["-", "-"], then: [2, NOT_APPROVED] }
`,
};

function checked(files: Readonly<Record<string, string>> = FILES): Checked {
  return checkWorkspace(Workspace.of(new Map(Object.entries(files))));
}

const fine = checked();

/** The labels offered at the bar of a text that replaces a line of a file. */
function offered(file: string, line: string, by: string): string[] {
  const text = FILES[file]!.replace(line, by.replace('|', ''));
  const offset = FILES[file]!.indexOf(line) + by.indexOf('|');
  return complete(fine, file, text, offset).items.map(({ label }) => label);
}

/** What an offset of a file gives, the offset being where a text in it begins, plus some. */
const at = (file: string, text: string, plus = 0) => FILES[file]!.indexOf(text) + plus;

const MAPPING = 'mappings/x/line.mapping.yaml';
const RULES = 'rules/eligible.rules.yaml';
const TABLE = 'rules/factor.table.yaml';

describe('the small workspace', () => {
  it('has nothing wrong', () => {
    expect(fine.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  });
});

describe('complete', () => {
  it.each([
    ['names and operators', MAPPING, 'id: = entry.id', 'id: = |', ['entry', 'round', 'lookup']],
    ['a part of a name', MAPPING, 'id: = entry.id', 'id: = en|', ['entry']],
    ['fields', MAPPING, 'id: = entry.id', 'id: = entry.|', ['id', 'hours', 'day', 'approval']],
    ['fields of fields', MAPPING, 'id: = entry.id', 'id: = entry.approval.st|', ['status', 'by']],
    ['in an open call', MAPPING, 'quantity: = round(entry.hours, 2)', 'quantity: = round(entry.|', ['hours']],
    [
      'in a nested open call',
      MAPPING,
      'quantity: = round(entry.hours, 2)',
      'quantity: = max(1, round(entry.h|',
      ['hours'],
    ],
    ['behind an operator', MAPPING, 'quantity: = round(entry.hours, 2)', 'quantity: = entry.hours + |', ['entry']],
    ['tables of a look-up', MAPPING, 'id: = entry.id', 'id: = lookup("|")', ['people']],
    ['fields of a row', MAPPING, 'lookup("people", entry.id).name', 'lookup("people", entry.id).|', ['id', 'name']],
    ['values of the other side', RULES, '"rejected"', '"|"', ['approved', 'rejected']],
    ['within a text', RULES, '{entry.id}', '{entry.|}', ['id', 'hours']],
    ['target fields', MAPPING, '  quantity: = round(entry.hours, 2)', '  |', ['quantity']],
    ['fields of target objects', MAPPING, '  person.name: = lookup("people", entry.id).name', '  |', ['person.name']],
    ['keys', RULES, '    say: Entry {entry.id} is {entry.approval.status}.', '    |', ['say', 'remedy', 'note']],
    [
      'keys in braces',
      RULES,
      '{ outcome: reject, reason: NOT_APPROVED }',
      '{ outcome: reject, | }',
      ['reason', 'owner'],
    ],
    ['words', RULES, 'outcome: reject', 'outcome: |', ['accept', 'hold', 'exclude', 'reject']],
    ['reasons', RULES, 'reason: NOT_APPROVED', 'reason: N|', ['NOT_APPROVED']],
    ['definitions', MAPPING, 'to: x/line', 'to: |', ['x/line', 'x/entry']],
    ['cells', TABLE, 'if: [approved, "-"]', 'if: [|, "-"]', ['approved', 'rejected', '"-"']],
    ['declared cells', TABLE, 'if: [approved, "-"]', 'if: [approved, |]', ['a', 'b']],
  ])('offers %s', (...[, file, line, by, expected]) => {
    expect(offered(file, line, by)).toEqual(expect.arrayContaining(expected));
  });

  it('does not offer what is there', () => {
    expect(offered(RULES, '{ outcome: reject, reason: NOT_APPROVED }', '{ outcome: reject, | }')).not.toContain(
      'outcome',
    );
    expect(offered(MAPPING, '  quantity: = round(entry.hours, 2)', '  |')).not.toContain('id');
  });

  it('says what a field is, and replaces what is written of it', () => {
    const text = FILES[MAPPING]!.replace('entry.id\n', 'entry.ho\n');
    const { items, start, end } = complete(fine, MAPPING, text, text.indexOf('entry.ho') + 8);
    expect(text.slice(start, end)).toBe('ho');
    expect(items.find(({ label }) => label === 'hours')).toMatchObject({
      docs: 'As rounded by the source.',
      detail: 'a number',
    });
  });
});

describe('hover', () => {
  it.each([
    [MAPPING, 'entry.hours', 7, /As rounded by the source/],
    [MAPPING, 'round(', 1, /round\(number/],
    [MAPPING, 'x/entry', 1, /\*\*Entry\*\*/],
    [MAPPING, 'fields:', 1, /fields/],
    [RULES, 'outcome:', 1, /outcome/],
    [RULES, 'entry.approval.status}', 8, /approval/],
  ])('tells in %s of %s', (file, text, plus, expected) => {
    expect(hover(fine, file, at(file, text, plus))?.text).toMatch(expected);
  });
});

describe('signatureHelp', () => {
  it('knows the argument that is being written', () => {
    const text = 'fields:\n  a: = round(max(1, 2), ';
    expect(signatureHelp(fine, text, text.length)).toMatchObject({
      active: 1,
      label: expect.stringMatching(/^round\(/),
    });
  });
});

describe('definitionOf', () => {
  it.each([
    [MAPPING, 'x/line', 1, 'mappings/x/line.schema.yaml', 'title'],
    [MAPPING, 'entry.hours', 7, 'mappings/x/entry.schema.yaml', 'hours'],
    [MAPPING, '"people"', 2, 'rules/people.reference.yaml', 'title'],
    [RULES, 'entry.approval.status}', 15, 'mappings/x/entry.schema.yaml', 'status'],
    [RULES, '= entry', 3, RULES, 'entry'],
    [RULES, 'NOT_APPROVED', 3, 'rules/why.reasons.yaml', 'NOT_APPROVED'],
  ])('leads from %s, %s', (...[file, text, plus, to, word]) => {
    const span = definitionOf(fine, file, at(file, text, plus));
    expect(span?.source.file).toBe(to);
    expect(span?.source.text.slice(span.start)).toMatch(new RegExp(`^${word}`));
  });
});

describe('quickFixes', () => {
  it('changes a misspelt field to the one that was meant', () => {
    const broken = checked({ ...FILES, [MAPPING]: FILES[MAPPING]!.replace('entry.hours', 'entry.hors') });
    const [fix] = quickFixes(broken, MAPPING, 0, 1000);
    expect(applyEdits(FILES[MAPPING]!.replace('entry.hours', 'entry.hors'), fix!.edits)).toBe(FILES[MAPPING]);
  });
});

describe('rename', () => {
  it('moves the file and changes all that names it', () => {
    const renaming = rename(fine, 'rules/people.reference.yaml', 'hr/staff');
    if ('refused' in renaming) throw new Error(renaming.refused);
    expect([...renaming.moves]).toEqual([
      ['rules/people.reference.yaml', 'rules/hr/staff.reference.yaml'],
      ['rules/people.csv', 'rules/hr/staff.csv'],
    ]);
    expect(applyEdits(FILES[MAPPING]!, renaming.edits.get(MAPPING)!)).toContain('lookup("hr/staff", entry.id)');
  });

  it('does not take the place of another', () => {
    expect(rename(fine, 'mappings/x/line.schema.yaml', 'x/entry')).toEqual({
      refused: 'mappings/x/entry.schema.yaml is there already.',
    });
  });
});

const ROOT = new URL('../../../', import.meta.url).pathname;

function shipped(): ReadonlyMap<string, string> {
  const paths = ['mappings', 'rules', 'flows', 'environments'].flatMap((top) =>
    readdirSync(join(ROOT, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
  );
  return new Map(['reckoner.yaml', ...paths].map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}

describe('the shipped workspace', () => {
  const files = shipped();
  const all = checkWorkspace(Workspace.of(files));
  const definitions = all.workspace.paths.filter((path) => all.workspace.at(path) && !/\.(test|sample)\./.test(path));

  it('has no name that leads nowhere', () => {
    const lost = all.workspace.paths.flatMap((path) => referencesIn(all, path)).filter(({ target }) => !target);
    expect(lost.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  it('has an outline and folds of each definition', () => {
    for (const path of definitions) {
      const source = all.workspace.source(path)!;
      expect(outline(source).length).toBeGreaterThan(0);
      for (const { start, end } of folds(source)) expect(end).toBeGreaterThan(start);
    }
  });

  it('finds a rule by its name', () => {
    expect(symbols(all, 'eligibility project-open').map(({ name }) => name)).toContain('project-open');
  });

  it('stays without errors when a definition is renamed', () => {
    const path = 'mappings/canonical/time-entry.schema.yaml';
    expect(referencesTo(all, path).length).toBeGreaterThan(10);
    const renaming = rename(all, path, 'canonical/hours-entry');
    if ('refused' in renaming) throw new Error(renaming.refused);
    const after = new Map(files);
    for (const [file, edits] of renaming.edits) after.set(file, applyEdits(files.get(file)!, edits));
    for (const [from, to] of renaming.moves) {
      after.set(to, after.get(from)!);
      after.delete(from);
    }
    const again = checkWorkspace(Workspace.of(after));
    expect(
      again.diagnostics
        .filter(({ severity }) => severity === 'error')
        .map(({ message, span }) => `${span.source.file}: ${message}`),
    ).toEqual([]);
  });

  it('can be asked anywhere', () => {
    for (const path of definitions.filter((_, index) => index % 9 === 0)) {
      const { text } = all.workspace.source(path)!;
      for (let offset = 0; offset <= text.length; offset += 97) {
        complete(all, path, text, offset);
        hover(all, path, offset);
        definitionOf(all, path, offset);
        signatureHelp(all, text, offset);
      }
    }
  });
});
