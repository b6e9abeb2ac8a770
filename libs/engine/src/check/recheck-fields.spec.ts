import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import fc from 'fast-check';
import { Engine } from '../engine.js';
import { MemoryHost } from '../run/memory-host.js';
import { checkWorkspace, type Checked } from './check.js';

/** A flow is kept where fields of a schema change that it does not read; whether it reads one must never be missed. */

const SCHEMA = 'mappings/x/entry.schema.yaml';

/** `memo` is read in the flow, `extra` asked for by a rule set, `code` by a connection, `label` by a schema of a body. */
const NAMES = ['note', 'memo', 'extra', 'code', 'label'] as const;
const TYPES = [
  '{ type: string }',
  '{ type: number, maximum: 9, minimum: 0 }',
  '{ enum: [a, b] }',
  '{ type: [string, "null"] }',
  '{ type: array }',
  '{ type: object, properties: { note: { type: string } } }',
] as const;

interface Field {
  readonly name: (typeof NAMES)[number];
  readonly type: (typeof TYPES)[number];
  readonly isRequired: boolean;
}

function schemaOf(fields: readonly Field[]): string {
  const required = ['id', ...fields.filter(({ isRequired }) => isRequired).map(({ name }) => name)];
  const properties = fields.map(({ name, type }) => `  ${name}: ${type}\n`).join('');
  return `title: Entry\ntype: object\nproperties:\n  id: { type: string }\n${properties}required: [${required.join(', ')}]\n`;
}

const FILES: Readonly<Record<string, string>> = {
  'reckoner.yaml': 'name: test\nlanguage: 1\n',
  [SCHEMA]: schemaOf([]),
  'mappings/x/like.schema.yaml':
    'title: Like it\ntype: object\nproperties: { id: { type: string }, label: { type: string } }\nrequired: [id]\n',
  'mappings/x/raw.schema.yaml': 'title: Raw\ntype: object\nproperties: { id: { type: string } }\nrequired: [id]\n',
  'mappings/x/entry.mapping.yaml': 'title: In\nfrom: { raw: x/raw }\nto: x/entry\nfields:\n  id: = raw.id & "!"\n',
  'rules/strict.rules.yaml':
    'title: S\ninput: { entry: x/entry }\nrules:\n  - { id: a, when: = entry.id == "b!", then: { outcome: reject, reason: B, owner: x } }\notherwise: { outcome: accept }\n',
  'rules/loose.rules.yaml':
    'title: L\ninput: { entry: { type: object, properties: { id: { type: string }, extra: { type: string } }, required: [id] } }\nrules:\n  - { id: a, when: = entry.extra == "b", then: { outcome: hold, reason: B, owner: x, deadline: P1D } }\notherwise: { outcome: accept }\n',
  'mappings/x/x.connection.yaml':
    'title: X\nsystem: X\ndirection: both\noperations:\n  post: { class: K2, body: { type: object, properties: { id: { type: string }, code: { type: string } }, required: [id] } }\n  like: { class: K2, body: x/like }\n',
  'flows/f.flow.yaml': `title: F
on: { source: x, type: entry, key: [ = data.id ] }
subject: = data
steps:
  - validate: { schema: x/raw, of: = data }
  - map: { with: x/entry, given: { raw: = data }, as: entry }
  - decide: { with: strict }
  - decide: { with: loose }
  - deliver: { to: x, operation: post, body: = entry, key: [ = data.id ], correct: upsert }
  - deliver: { to: x, operation: like, body: = entry, key: [ = entry.id ], correct: upsert }
`,
};

const READING = FILES['flows/f.flow.yaml']!.replace('key: [ = entry.id ]', 'key: [ = entry.memo ]');
const fields = fc.uniqueArray(
  fc.record<Field>({
    name: fc.constantFrom(...NAMES),
    type: fc.constantFrom(...TYPES),
    isRequired: fc.boolean(),
  }),
  { selector: ({ name }) => name, maxLength: 4 },
);

function said({ diagnostics }: Checked): string[] {
  return diagnostics.map(({ code, message, span }) => `${span.source.file}:${span.start} ${code} ${message}`);
}

function ran(checked: Checked): unknown {
  const program = new Engine(checked).flow('f');
  const host = new MemoryHost(checked.rows);
  const event = { id: '1', source: 'x', type: 'entry', time: '2026-11-21T10:00:00Z' };
  return ['a', 'b'].map((id) => program?.({ ...event, data: { id, extra: 'b' } }, host));
}

describe('checking again after edits of the fields of a schema', () => {
  it.each([
    ['a flow that reads none of them', FILES['flows/f.flow.yaml']!],
    ['a flow that reads one', READING],
  ])('says and does what checking for the first time does: %s', (_, flow) => {
    fc.assert(
      fc.property(fc.array(fields, { minLength: 1, maxLength: 4 }), (edits) => {
        let checked = checkWorkspace(Workspace.of(new Map(Object.entries({ ...FILES, 'flows/f.flow.yaml': flow }))));
        for (const edit of edits) {
          checked = checkWorkspace(checked.workspace.withFile(SCHEMA, schemaOf(edit)), { previous: checked });
          const anew = checkWorkspace(checked.workspace);
          expect(said(checked)).toEqual(said(anew));
          if (!said(anew).some((line) => line.includes('flow'))) expect(ran(checked)).toEqual(ran(anew));
        }
      }),
      { seed: 17, numRuns: 60 },
    );
  });

  it('keeps a flow as it was lowered where it reads none of the fields', () => {
    const before = checkWorkspace(Workspace.of(new Map(Object.entries(FILES))));
    expect(said(before)).toEqual([]);
    const idsAfter = (field: Field): (number | undefined)[] => {
      const edited = before.workspace.withFile(SCHEMA, schemaOf([field]));
      const [flow] = checkWorkspace(edited, { previous: before }).program.all('flow');
      return flow!.steps.map((step) => step.id);
    };
    const [flow] = before.program.all('flow');
    const ids = flow!.steps.map((step) => step.id);
    const field = (name: Field['name'], type: Field['type'] = TYPES[0]): Field => ({ name, type, isRequired: false });
    expect(idsAfter(field('note'))).toEqual(ids);
    expect(idsAfter(field('note', '{ type: array }'))).not.toEqual(ids);
    for (const name of ['extra', 'code', 'label'] as const) expect(idsAfter(field(name))).not.toEqual(ids);
  });
});
