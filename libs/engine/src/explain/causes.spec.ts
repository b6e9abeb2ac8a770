import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { checkWorkspace } from '../check/check.js';
import { MemoryHost } from '../run/memory-host.js';
import { ReferenceRows } from '../reference/rows.js';
import type { ObjectValue } from '../values/value.js';
import { validateValue } from '../validate/validate.js';
import { identityOf } from '../run/identity.js';
import { causesOf } from './causes.js';

const FILES = {
  'reckoner.yaml': 'name: demo\nlanguage: 1\n',
  'mappings/demo/demo.connection.yaml': 'title: Demo\nsystem: demo\ndirection: source\n',
  'mappings/demo/row.schema.yaml':
    'title: Row\ntype: object\nrequired: [id]\nproperties:\n  id: { type: string }\n  status: { type: string }\n  of: { type: string }\n',
  'mappings/demo/out.schema.yaml':
    'title: Out\ntype: object\nproperties:\n  name: { type: string }\n  customer: { type: string }\n',
  'mappings/demo/out.mapping.yaml':
    'title: Out\nfrom: { project: demo/row }\nto: demo/out\nfields:\n  name: = project.id\n  customer: = lookup("customers", project.of).status\n',
  'rules/demo/projects.reference.yaml': 'title: Projects\nrows: environment\nkey: [id]\nrow: demo/row\n',
  'rules/demo/customers.reference.yaml': 'title: Customers\nrows: environment\nkey: [id]\nrow: demo/row\n',
  'rules/demo/week.balance.yaml': 'title: Week\nkey: { person: string }\ninput: {}\nlimit: 10\n',
  'rules/demo/fit.rules.yaml': `title: Fit
input: { status: { type: string }, over: { type: number } }
strategy: first
rules:
  - id: vip
    when: = status == "vip"
    then: { outcome: accept }
  - id: over
    when: = over > 0
    then: { outcome: hold, reason: OVER }
otherwise: { outcome: accept }
`,
  'rules/reasons.reasons.yaml':
    'title: Reasons\nreasons:\n  OVER: { title: Over, owner: all, remedy: Wait. }\n  UNKNOWN: { title: Unknown, owner: all, remedy: Wait. }\n',
};

const flowOf = (steps: string): string => `title: Demo
on: { source: demo, type: entry, key: [ = data.id ], revision: = data.rev }
steps:
${steps}`;

function causes(steps: string, data: ObjectValue): string[] {
  const checked = checkWorkspace(
    Workspace.of(new Map(Object.entries({ ...FILES, 'flows/demo.flow.yaml': flowOf(steps) }))),
  );
  expect(checked.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  const { program } = checked;
  const rows = (id: string, ...given: ObjectValue[]): [string, ReferenceRows] => [
    `demo/${id}`,
    new ReferenceRows(program.find('reference', id)!, given),
  ];
  const host = new MemoryHost(
    new Map([
      rows('projects', { id: 'P-1', status: 'open', of: 'C-1' }),
      rows('customers', { id: 'C-1', status: 'plain' }),
    ]),
  );
  const event = { data, id: 'e', source: 'demo', type: 'entry', time: '2026-11-21T00:00:00Z' };
  return causesOf(program.find('flow', 'demo')!, event, host, validateValue).map((read) =>
    read.kind === 'row'
      ? `${read.name} ${read.keys.join('/')}${read.isFound ? '' : ' missing'}`
      : `${read.name} ${read.key}`,
  );
}

const PROJECT = '  - enrich: { from: projects, key: [ = text(data.project) ], as: project, missing: hold UNKNOWN }\n';

describe('what an end hangs on', () => {
  it('is the row that was missing', () => {
    expect(causes(PROJECT, { project: 'P-9' })).toEqual(['demo/projects P-9 missing']);
  });

  it('is nothing where all was accepted', () => {
    expect(causes(PROJECT, { project: 'P-1' })).toEqual([]);
  });

  it('is what the deciding condition read, through mappings and look-ups, and no other row', () => {
    const steps = `${PROJECT}  - enrich: { from: customers, key: [ C-1 ], as: unread, missing: ok }
  - map: { with: out, as: out }
  - draw: { from: week, key: [ p ], amount: 12, as: week }
  - decide: { with: fit, given: { status: '= coalesce(out.customer, "none")', over: = week.over } }
`;
    expect(causes(steps, { project: 'P-1', person: 'p' }).sort()).toEqual([
      'demo/customers C-1',
      'demo/projects P-1',
      'demo/week p',
    ]);
  });

  it('follows only the field of a mapping that was read', () => {
    const steps = `${PROJECT}  - map: { with: out, as: out }
  - decide: { with: fit, given: { status: '= coalesce(out.name, "none")', over: 1 } }
`;
    expect(causes(steps, { project: 'P-1' })).toEqual(['demo/projects P-1']);
  });

  it('is asked of the part of a split that ended so', () => {
    const steps = `${PROJECT}  - draw: { from: week, key: [ p ], amount: 12, as: week }
  - split: { each: { granted: = week.granted, over: = week.over }, as: part }
    steps:
      - decide: { with: fit, given: { status: none, over: '= if(part.key == "over", part.value, 0)' } }
`;
    expect(causes(steps, { project: 'P-1', person: 'p' })).toEqual(['demo/week p']);
  });
});

describe('the identity of an event', () => {
  const checked = checkWorkspace(
    Workspace.of(new Map(Object.entries({ ...FILES, 'flows/demo.flow.yaml': flowOf(PROJECT) }))),
  );
  const flow = checked.program.find('flow', 'demo')!;
  const of = (data: ObjectValue) =>
    identityOf(flow, { data, id: 'e', source: 'demo', type: 'entry', time: '2026-11-21T00:00:00Z' });

  it('is its key and revision, without running the flow', () => {
    expect(of({ id: 'one', rev: 3 })).toEqual({ key: ['one'], revision: 3 });
  });

  it('is a failure where a part is missing', () => {
    expect(of({ rev: 3 })).toMatchObject({ code: 'MISSING_VALUE' });
    expect(of({ id: 'one' })).toMatchObject({ code: 'MISSING_VALUE' });
  });
});
