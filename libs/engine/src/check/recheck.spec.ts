import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { Engine } from '../engine.js';
import { MemoryHost } from '../run/memory-host.js';
import { checkWorkspace, type Checked } from './check.js';

/** What is checked again after an edit is found and runs as if it were checked for the first time. */

const RULES = 'rules/eligibility.rules.yaml';
const TABLE = 'rules/factor.table.yaml';
const ROUTE = 'rules/route.rules.yaml';
const MAPPING = 'mappings/x/line.mapping.yaml';
const SCHEMA = 'mappings/x/entry.schema.yaml';

const FILES: Readonly<Record<string, string>> = {
  'reckoner.yaml': 'name: test\nlanguage: 1\n',
  [SCHEMA]: `title: Entry
type: object
properties:
  id: { type: string }
  hours: { type: number, minimum: 0, maximum: 100, scale: 2 }
  kind: { enum: [standard, overtime] }
required: [id, hours, kind]
`,
  'mappings/x/line.schema.yaml': `title: Line
type: object
additionalProperties: false
properties: { id: { type: string }, amount: { type: number } }
required: [id, amount]
`,
  [MAPPING]: `title: Line
from: { entry: x/entry, factor: { type: object, properties: { factor: { type: number } }, required: [factor] } }
to: x/line
fields:
  id: = entry.id
  amount: = entry.hours * factor.factor
`,
  [RULES]: `title: Eligible?
input: { entry: x/entry }
rules:
  - id: hours
    when: = entry.hours > 24
    then: { outcome: reject, reason: LONG, owner: someone }
otherwise: { outcome: accept }
`,
  [TABLE]: `title: Factor
hit: first
input: { entry: x/entry }
inputs: { kind: { value: = entry.kind } }
outputs: { factor: { type: { type: number } } }
rows:
  - { id: over, if: [ overtime ], then: [ 1.5 ] }
  - { id: rest, if: [ "-" ], then: [ 1 ] }
`,
  [ROUTE]: `title: Where?
input: { line: x/line }
outputs: { to: string }
rules:
  - { id: small, when: = line.amount < 10, then: { to: here } }
otherwise: { to: there }
`,
  'mappings/x/x.connection.yaml': 'title: X\nsystem: X\ndirection: both\noperations: { post: { class: K2 } }\n',
  'flows/f.flow.yaml': `title: F
on: { source: x, type: entry, key: [ = data.id ] }
subject: = data
steps:
  - validate: { schema: x/entry, of: = data }
  - decide: { with: eligibility, given: { entry: = data } }
  - purpose: billing
    steps:
      - decide: { with: factor, given: { entry: = data }, as: factor }
      - map: { with: x/line, given: { entry: = data }, as: line }
      - route: { with: route }
        to:
          here: [ { deliver: { to: x, operation: post, body: = line, key: [ = data.id ], correct: upsert } } ]
          there: [ { deliver: { to: x, operation: post, body: = line, key: [ = data.id, '= "far"' ], correct: upsert } } ]
`,
};

const EDITS: readonly (readonly [string, string, (text: string) => string])[] = [
  ['a bound in a rule', RULES, (text) => text.replace('> 24', '> 12')],
  ['the reason of a rule', RULES, (text) => text.replace('LONG', 'TOO_LONG')],
  ['a row of a table', TABLE, (text) => text.replace('1.5', '2.25')],
  ['a formula of a mapping', MAPPING, (text) => text.replace('entry.hours *', '2 * entry.hours *')],
  ['where a route leads', ROUTE, (text) => text.replace('< 10', '< 1000')],
  ['a route to a branch that is not there', ROUTE, (text) => text.replace('to: here', 'to: nowhere')],
  ['another input', RULES, (text) => text.replace('{ entry: x/entry }', '{ entry: x/entry, other: number }')],
  [
    'another type of an output',
    TABLE,
    (text) => text.replace('type: number', 'type: string').replace(/1.5|1 \]/g, 'a'),
  ],
  ['a field more in a schema', SCHEMA, (text) => text.replace('  id:', '  note: { type: string }\n  id:')],
  ['a field less in a schema', SCHEMA, (text) => text.replace(/ {2}kind:.*\n/, '').replace(', kind', '')],
];

const ENTRIES = [
  { id: 'a', hours: 4, kind: 'standard' },
  { id: 'b', hours: 13, kind: 'overtime' },
  { id: 'c', hours: 30, kind: 'overtime' },
];

function said({ diagnostics }: Checked): string[] {
  return diagnostics.map(({ code, message, span }) => `${span.source.file}:${span.start} ${code} ${message}`);
}

function ran(checked: Checked): unknown {
  const program = new Engine(checked).flow('f');
  const host = new MemoryHost(checked.rows);
  const event = { id: '1', source: 'x', type: 'entry', time: '2026-11-21T10:00:00Z' };
  return ENTRIES.map((data) => program?.({ ...event, data }, host));
}

describe('checking again', () => {
  const before = checkWorkspace(Workspace.of(new Map(Object.entries(FILES))));

  it('begins with a workspace that is right', () => expect(said(before)).toEqual([]));

  it.each(EDITS)('after an edit of %s', (_, file, edit) => {
    const text = edit(FILES[file]!);
    expect(text).not.toBe(FILES[file]);
    const after = checkWorkspace(before.workspace.withFile(file, text), { previous: before });
    const anew = checkWorkspace(after.workspace);
    expect(said(after)).toEqual(said(anew));
    if (said(anew).length === 0) expect(ran(after)).toEqual(ran(anew));
    const back = checkWorkspace(after.workspace.withFile(file, FILES[file]!), { previous: after });
    expect(said(back)).toEqual([]);
    expect(ran(back)).toEqual(ran(before));
  });

  it('does not lower a flow anew whose definitions changed inside alone', () => {
    const [flow] = before.program.all('flow');
    const edited = before.workspace.withFile(RULES, FILES[RULES]!.replace('> 24', '> 12'));
    const [after] = checkWorkspace(edited, { previous: before }).program.all('flow');
    expect(after).not.toBe(flow);
    expect(after!.steps.map(({ id }) => id)).toEqual(flow!.steps.map(({ id }) => id));
  });
});
