import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { checkWorkspace } from '../../src/index.js';
import { Both, eventOf } from '../flows/both.js';

/** Flows that would owe, say or draw without end. Both executors end alike, and by a count. */

const list = (length: number): number[] => Array.from({ length }, (_, index) => index);
const doubling = list(40)
  .map((at) => `  - let: { value: '= [v${at}, v${at}]', as: v${at + 1} }`)
  .join('\n');
const split = (steps: string): string =>
  `  - split: { each: = data.list, key: '= text(item)', as: part }\n    steps:\n${steps}`;
const deliver = (body: string, key = 'data.id'): string =>
  `      - deliver: { to: demo, operation: post, body: '${body}', key: [ '= ${key}' ], correct: never }\n`;

const FLOWS: readonly (readonly [what: string, steps: string, data: object, code: string])[] = [
  [
    'lets that double',
    `  - let: { value: = data, as: v0 }\n${doubling}\n${deliver('= v40').slice(4)}`,
    {},
    'EFFORT_LIMIT',
  ],
  [
    'lets that double, validated',
    `  - let: { value: = data, as: v0 }\n${doubling}\n  - validate: { schema: demo/any, of: = v40 }\n${deliver('= data').slice(4)}`,
    {},
    'EFFORT_LIMIT',
  ],
  ['parts without end', split(deliver('= part')), { list: list(99_000) }, 'STEP_LIMIT'],
  ['parts that each owe all of it', split(deliver('= data')), { list: list(4_000) }, 'EFFORT_LIMIT'],
  [
    'parts that each owe a long text',
    split(deliver('= {t: data.text}')),
    { list: list(4_000), text: 'x'.repeat(500_000) },
    'EFFORT_LIMIT',
  ],
  [
    'keys that are long',
    split(deliver('= part', 'data.text & part.key')),
    { list: list(4_000), text: 'x'.repeat(500_000) },
    'EFFORT_LIMIT',
  ],
  [
    'parts that each say much',
    split('      - decide: { with: demo/long, given: { entry: = data } }\n'),
    { list: list(4_000), text: 'x'.repeat(500_000) },
    'EFFORT_LIMIT',
  ],
  [
    'a message that is long',
    '  - decide: { with: demo/longest, given: { entry: = data } }\n',
    { text: 'x'.repeat(500_000) },
    'TEXT_LIMIT',
  ],
  [
    'parts that each draw',
    split('      - draw: { from: demo/hours, key: [ = event.id ], amount: 1, given: { x: 1 }, as: drawn }\n'),
    { list: list(4_000) },
    'EFFORT_LIMIT',
  ],
  [
    'parts that each ask a large table',
    split('      - decide: { with: demo/large, given: { n: -1 }, as: d }\n'),
    { list: list(4_000) },
    'EFFORT_LIMIT',
  ],
];

function workspace(steps: string): Map<string, string> {
  const message =
    'title: X\ninput: { entry: any }\nrules:\n  - { id: a, when: true, then: { outcome: hold, reason: ODD }, say: "';
  const rows = list(4_000)
    .map((at) => `  - { id: r${at}, if: [ ${at} ], then: [ 1 ] }`)
    .join('\n');
  return new Map([
    ['reckoner.yaml', 'name: hostile\nlanguage: 1\n'],
    ['rules/demo.reasons.yaml', 'title: X\nreasons: { ODD: { title: X, owner: x, remedy: x } }\n'],
    ['mappings/demo/demo.connection.yaml', 'title: X\nsystem: X\ndirection: both\noperations: { post: { note: x } }\n'],
    ['mappings/demo/any.schema.yaml', 'title: X\ntype: array\n'],
    ['rules/demo/long.rules.yaml', `${message}{entry.text}" }\notherwise: {}\n`],
    ['rules/demo/longest.rules.yaml', `${message}{entry.text}{entry.text}{entry.text}" }\notherwise: {}\n`],
    ['rules/demo/hours.balance.yaml', 'title: X\ninput: { x: any }\nkey: { id: string }\nlimit: 1000000\n'],
    [
      'rules/demo/large.table.yaml',
      `title: X\ninput: { n: integer }\ninputs: { n: { value: = n } }\noutputs: { o: integer }\nrows:\n${rows}\notherwise: [ 0 ]\n`,
    ],
    ['flows/x.flow.yaml', `title: X\non: { source: demo, type: entry, key: [ = data.id ] }\nsteps:\n${steps}`],
  ]);
}

describe('a flow that would go on and on', () => {
  it.each(FLOWS)('%s', (_, steps, data, code) => {
    const checked = checkWorkspace(Workspace.of(workspace(steps)));
    expect(checked.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual(
      [],
    );
    const { execution, fallbacks } = new Both(checked).run('x', eventOf({ id: 'e-1', ...data }));
    expect(execution.result).toMatchObject({ outcome: 'failed', error: { code } });
    expect(fallbacks).toHaveLength(1);
  });
});
