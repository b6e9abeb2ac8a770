import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { checkWorkspace } from '../check/check.js';
import { MemoryHost } from '../run/memory-host.js';
import { validateValue } from '../validate/validate.js';
import type { ObjectValue } from '../values/value.js';
import { explainFlow } from './explain.js';
import type { ExplainedStep, Explanation } from './explanation.js';

const FILES = new Map([
  ['reckoner.yaml', 'name: demo\nlanguage: 1\n'],
  ['mappings/demo/demo.connection.yaml', 'title: Demo\nsystem: demo\ndirection: both\noperations: { post: {} }\n'],
  [
    'mappings/demo/entry.schema.yaml',
    `title: Entry
type: object
required: [ id, day, hours, project, lines ]
properties:
  id: { type: string }
  day: { type: string, format: date }
  hours: { type: number }
  project: { type: string }
  lines: { type: array, items: { type: object, required: [ text ], properties: { text: { type: string } } } }
`,
  ],
  [
    'mappings/demo/project.schema.yaml',
    `title: Project
type: object
required: [ code, status ]
properties:
  code: { type: string }
  status: { enum: [ open, closed ] }
  closedOn: { type: string, format: date }
  rate: { type: number }
`,
  ],
  [
    'mappings/demo/line.mapping.yaml',
    `title: Line
from: { entry: demo/entry, project: demo/project }
to: any
fields:
  id: = entry.id
  amount: = round(entry.hours * coalesce(project.rate, 0), 2)
  kind: time
  texts[]: { each: = entry.lines, fields: { text: = item.text, of: = entry.id } }
`,
  ],
  ['rules/projects.reference.yaml', 'title: Projects\nrows: release\nkey: [ code ]\nrow: demo/project\n'],
  ['rules/projects.csv', 'code,status,closedOn,rate\nP-1,open,,100\nP-2,closed,2026-10-31,90\n'],
  [
    'rules/open.rules.yaml',
    `title: Is the project open?
input: { entry: demo/entry, project: demo/project }
rules:
  - id: some-hours
    when: = entry.hours == 0
    then: { outcome: exclude, reason: NO_HOURS }
  - id: project-open
    when: = project.status == "closed" and entry.day > coalesce(project.closedOn, "2026-01-01")
    then: { outcome: reject, reason: PROJECT_CLOSED }
otherwise: { outcome: accept }
`,
  ],
  [
    'rules/kind.table.yaml',
    `title: May this kind of day be worked?
hit: first
input: { entry: demo/entry }
inputs: { hours: { value: = entry.hours } }
outputs: { outcome: string, reason: string }
rows:
  - { id: few, if: [ '[0..10]' ], then: [ accept, NONE ] }
  - { id: many, if: [ '(10..20]' ], then: [ hold, MANY ] }
`,
  ],
  [
    'flows/demo.flow.yaml',
    `title: Demo
on: { source: demo, type: entry, key: [ = data.id ] }
steps:
  - validate: { schema: demo/entry, of: = data }
  - enrich: { from: projects, key: [ = data.project ], as: project, missing: hold PROJECT_UNKNOWN }
  - decide: { with: open, given: { entry: = data } }
  - decide: { with: kind, given: { entry: = data } }
  - map: { with: demo/line, given: { entry: = data }, as: line }
  - deliver: { to: demo, operation: post, body: = line, key: [ = data.id ], correct: upsert }
`,
  ],
]);

const checked = checkWorkspace(Workspace.of(FILES));

function explain(data: ObjectValue): Explanation {
  const flow = checked.program.find('flow', 'demo')!;
  const event = { id: '1', source: 'demo', type: 'entry', time: '2026-11-21T10:00:00Z', data };
  return explainFlow(flow, event, new MemoryHost(checked.rows), validateValue);
}

function step(explanation: Explanation, title: string): ExplainedStep {
  return explanation.steps.find((one) => one.title === title)!;
}

const ENTRY = { id: 'H-1', day: '2026-11-02', hours: 7.5, project: 'P-2', lines: [{ text: 'a' }] };

describe('an explanation', () => {
  it('rests on a workspace without errors', () => {
    expect(checked.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('shows the rule that decided, its conditions and the values they read', () => {
    const decision = step(explain(ENTRY), 'decide open');
    expect(decision.how).toBe('ended');
    expect(decision.outcome).toBe('rejected PROJECT_CLOSED');
    expect(decision.rules.map(({ id, holds }) => [id, holds])).toEqual([
      ['some-hours', false],
      ['project-open', true],
    ]);
    expect(decision.rules[1]!.conditions[0]).toMatchObject({
      text: 'project.status == "closed"',
      holds: true,
      values: [{ text: 'project.status', value: 'closed' }],
    });
  });

  it('says what would have to change, and each change really does it', () => {
    const { changes } = step(explain(ENTRY), 'decide open');
    expect(changes).toContain('project.status is open');
    expect(explain({ ...ENTRY, project: 'P-1' }).execution.result.outcome).toBe('accepted');
  });

  it('says what would have to change for another row of a table to answer', () => {
    const held = explain({ ...ENTRY, project: 'P-1', hours: 12 });
    expect(held.execution.result).toMatchObject({ outcome: 'held', reason: 'MANY' });
    expect(step(held, 'decide kind')).toMatchObject({
      how: 'ended',
      rules: [
        { id: 'few', holds: false, isNearMiss: true },
        { id: 'many', holds: true },
      ],
      changes: ['entry.hours is from 0 to 10'],
    });
    const unanswered = explain({ ...ENTRY, project: 'P-1', hours: 21 });
    expect(unanswered.execution.result.error?.code).toBe('NO_ROW');
    expect(step(unanswered, 'decide kind').changes).toEqual(['entry.hours is from 0 to 10']);
    expect(step(explain({ ...ENTRY, project: 'P-1' }), 'decide kind').changes).toEqual([]);
  });

  it('calls a rule a near miss that failed in one of several conditions', () => {
    const decision = step(explain({ ...ENTRY, day: '2026-10-31' }), 'decide open');
    expect(decision.rules.find(({ id }) => id === 'project-open')).toMatchObject({ holds: false, isNearMiss: true });
    expect(decision.rules.find(({ id }) => id === 'some-hours')).toMatchObject({ holds: false, isNearMiss: false });
  });

  it('follows each field of a delivery to where it comes from', () => {
    const { lineage } = step(explain({ ...ENTRY, project: 'P-1' }), 'deliver to demo: post');
    const from = Object.fromEntries(lineage.map((field) => [field.path, field.from]));
    expect(from['id']).toEqual(['data.id']);
    expect(from['amount']).toEqual(['data.hours', 'table projects: rate', 'data.project']);
    expect(from['kind']).toEqual(['the constant "time"']);
    expect(from['texts.0.text']).toEqual(['data.lines.text']);
    expect(from['texts.0.of']).toEqual(['data.id']);
  });

  it('ends where the look-up found nothing, with the key', () => {
    const explanation = explain({ ...ENTRY, project: 'P-9' });
    expect(explanation.steps.at(-1)).toMatchObject({
      title: 'enrich from projects',
      how: 'ended',
      outcome: 'held PROJECT_UNKNOWN',
      values: [{ text: 'data.project', value: 'P-9' }],
      changes: ['table projects has a row of code "P-9"'],
    });
  });
});
