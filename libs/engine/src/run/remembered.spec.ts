import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { checkWorkspace } from '../check/check.js';
import { Engine } from '../engine.js';
import { interpretFlow } from '../interpret/flow.js';
import { validateValue } from '../validate/validate.js';
import { stringifyJson } from '../values/json.js';
import type { Value } from '../values/value.js';
import type { Delivery } from './execution.js';
import { MemoryHost } from './memory-host.js';
import { rememberedRow, rememberingStep } from './remembered.js';
import { deliverStepsByPurpose } from './revision.js';

/** A flow that remembers one thing, checked and run both ways on one event. */
function remembering(remember: string, row = 'there: { type: string }', key = '[code]') {
  const files = {
    'reckoner.yaml': 'name: demo\nlanguage: 1\n',
    'mappings/demo/demo.connection.yaml':
      'title: Demo\nsystem: demo\ndirection: both\noperations: { post: {}, undo: {} }\n',
    'rules/known.reference.yaml': `title: Known\nrows: environment\nkey: ${key}\nrow:\n  type: object\n  required: [code]\n  properties: { code: { type: string }, kind: { type: string }, ${row} }\n`,
    'flows/demo.flow.yaml': `title: Demo
on: { source: demo, type: entry, key: [ = data.id ] }
steps:
  - let: { value: = data.project, as: project }
  - deliver:
      to: demo
      operation: post
      body: = data
      key: [ = data.id ]
      correct: { reverse-with: undo }
      remember: ${remember}
`,
  };
  const checked = checkWorkspace(Workspace.of(new Map(Object.entries(files))));
  const errors = checked.diagnostics.filter(({ severity }) => severity === 'error');
  const flow = checked.program.find('flow', 'demo')!;
  const event = { data: DATA, id: 'e', source: 'demo', type: 'entry', time: '2026-03-01T10:00:00Z' };
  const host = new MemoryHost(new Map());
  const run = interpretFlow(flow, event, host, { validate: validateValue });
  const compiled = new Engine(checked).flow('demo')!(event, host);
  expect(stringifyJson(compiled as unknown as Value)).toBe(stringifyJson(run as unknown as Value));
  const [delivery] = run.deliveries as [Delivery];
  const step = rememberingStep(deliverStepsByPurpose(flow), delivery)!;
  return {
    errors: errors.map(({ code }) => code),
    given: delivery.remember?.given,
    row: (answer: Value, reference?: string) =>
      rememberedRow(step, delivery.remember!.given, { answer, reference, now: event.time }),
  };
}

const DATA = { id: 'h-1', project: { code: 'P-1' }, lines: [{ sku: 'a' }, { sku: 'b' }], wanted: 'b' };

describe('what a delivery remembers', () => {
  it('carries what is known before, and reads the answer when it is there', () => {
    const of = remembering(
      '{ in: known, key: [ = project.code ], value: = answer.id }',
      'there: { type: string }',
      '[code]',
    );
    // Two fields beside the key: the value must say which.
    expect(of.errors).toEqual(['remember/no-field']);
    const named = remembering(
      '{ in: known, key: [ = project.code ], value: "= { there: answer.id, kind: upper(data.wanted) }" }',
    );
    expect(named.errors).toEqual([]);
    expect(named.given).toEqual({ 'project.code': 'P-1', 'upper(data.wanted)': 'B' });
    expect(named.row({ id: '80417' })).toEqual({ code: 'P-1', there: '80417', kind: 'B' });
  });

  it('puts a single value into the only field there is, and may be keyed by the answer', () => {
    const of = remembering(
      '{ in: known, key: [ = answer.id, = data.wanted ], value: = data.id }',
      'there: { type: string }',
      '[code, kind]',
    );
    expect(of.errors).toEqual([]);
    expect(of.given).toEqual({ 'data.wanted': 'b', 'data.id': 'h-1' });
    expect(of.row({ id: 'X' })).toEqual({ code: 'X', kind: 'b', there: 'h-1' });
  });

  it('knows what the target calls the thing, whatever its answer looked like', () => {
    const of = remembering('{ in: known, key: [ = project.code ], value: "= { there: reference }" }');
    expect(of.row(null, 'INV-7')).toEqual({ code: 'P-1', there: 'INV-7' });
  });

  it('goes through lists of the answer with what is known, and does not take an element for a name', () => {
    const of = remembering(
      '{ in: known, key: [ = project.code ], value: "= { there: find(answer.lines, item.sku == data.wanted).id, kind: join(map(data.lines, item.sku), \\"/\\") }" }',
    );
    expect(of.errors).toEqual([]);
    expect(of.given).toEqual({
      'project.code': 'P-1',
      'data.wanted': 'b',
      'join(map(data.lines, item.sku), "/")': 'a/b',
    });
    expect(
      of.row({
        lines: [
          { sku: 'a', id: '1' },
          { sku: 'b', id: '2' },
        ],
      }),
    ).toEqual({
      code: 'P-1',
      there: '2',
      kind: 'a/b',
    });
  });

  it.each([
    ['the answer lacks it', '{ in: known, key: [ = project.code ], value: "= answer.id" }', {}, 'MISSING_VALUE'],
    [
      'the key lacks it',
      '{ in: known, key: [ = answer.id ], value: "= { there: project.code }" }',
      {},
      'MISSING_VALUE',
    ],
    [
      'it does not fit the row',
      '{ in: known, key: [ = project.code ], value: "= { there: answer.id }" }',
      { id: 7 },
      'NOT_A_TEXT',
    ],
    ['it is no row', '{ in: known, key: [ = project.code ], value: "= answer" }', 'ok', 'BAD_ARGUMENT'],
  ])('fails where %s', (_, remember, answer, code) => {
    expect(() => remembering(remember).row(answer)).toThrow(expect.objectContaining({ code }));
  });
});
