import { entry } from '@reckoner/diagnostics';
import { DEMO_SCHEMAS } from './examples.js';

/** Everything that checking flows, and what they refer to, can say. */

const CONNECTIONS = `--- mappings/demo/demo.connection.yaml
title: A demo system
system: demo
direction: both
operations: { post: {}, cancel: {} }
`;

const MAPPING = `--- mappings/demo/line.mapping.yaml
title: Entry to line
from: { entry: demo/entry }
to: demo/line
fields:
  hours: = entry.hours
`;

const RULES = `--- rules/demo/check.rules.yaml
title: Is the entry good?
input: { entry: demo/entry }
outputs: { to: string }
rules:
  - { id: short, when: = entry.hours < 1, then: { to: small } }
otherwise: { to: large }
`;

const PLAIN_RULES = `--- rules/demo/plain.rules.yaml
title: Is the entry good?
input: { entry: demo/entry }
rules: []
otherwise: { outcome: accept }
`;

const flow = (
  steps: string,
  head = '',
): string => `${DEMO_SCHEMAS}${CONNECTIONS}${MAPPING}${RULES}${PLAIN_RULES}--- flows/demo.flow.yaml
title: Demo
on: { source: demo, type: entry, key: [ = event.id ] }
${head}steps:
  - validate: { schema: demo/entry, of: = data }
${steps}
`;

const MAP = '  - map: { with: demo/line, given: { entry: = data }, as: line }';
const DELIVER = '  - deliver: { to: demo, operation: post, body: = line, key: [ = event.id ], correct: upsert }';

function quoted(names: readonly string[]): string {
  return (
    names
      .slice(0, 12)
      .map((name) => `\`${name}\``)
      .join(', ') || 'nothing'
  );
}

export const unboundInput = entry(
  'flow/unbound-input',
  'error',
  {
    reason: 'A definition needs all its inputs; one that is not given takes the value of the same name in scope.',
    bad: flow(`  - map: { with: «demo/line», as: line }\n${DELIVER}`),
    good: flow(`  - map: { with: demo/line, given: { entry: = data }, as: line }\n${DELIVER}`),
  },
  (name: string, of: string) => ({
    message: `the input \`${name}\` of \`${of}\` is not bound`,
    hint: `give it: \`given: { ${name}: = … }\``,
    data: { name },
  }),
);

export const unknownInput = entry(
  'flow/unknown-input',
  'error',
  {
    reason: 'What a definition does not take would have no effect.',
    bad: flow(`  - map: { with: demo/line, given: { entry: = data, «entri»: = data }, as: line }\n${DELIVER}`),
    good: flow(`  - map: { with: demo/line, given: { entry: = data }, as: line }\n${DELIVER}`),
  },
  (name: string, of: string, names: readonly string[], meant: string | undefined) => ({
    message: `\`${of}\` has no input \`${name}\``,
    hint: meant === undefined ? `its inputs: ${quoted(names)}` : `did you mean \`${meant}\`?`,
    replaceWith: meant,
    data: { name, meant },
  }),
);

export const unknownOperation = entry(
  'flow/unknown-operation',
  'error',
  {
    reason: 'Only operations that the connection declares can be asked of it.',
    bad: flow('  - deliver: { to: demo, operation: «pots», body: = data, key: [ = event.id ], correct: upsert }'),
    good: flow('  - deliver: { to: demo, operation: post, body: = data, key: [ = event.id ], correct: upsert }'),
  },
  (name: string, connection: string, names: readonly string[], meant: string | undefined) => ({
    message: `\`${connection}\` has no operation \`${name}\``,
    hint: meant === undefined ? `its operations: ${quoted(names)}` : `did you mean \`${meant}\`?`,
    replaceWith: meant,
    data: { name, meant },
  }),
);

export const nestedPurpose = entry(
  'flow/nested-purpose',
  'error',
  {
    reason: 'Each purpose has exactly one end state, so one cannot be inside another.',
    bad: flow('  - purpose: cost\n    steps:\n      - «purpose»: billing\n        steps: []'),
    good: flow('  - purpose: cost\n    steps: []\n  - purpose: billing\n    steps: []'),
  },
  (inner: string, outer: string) => ({
    message: `the purpose \`${inner}\` is inside \`${outer}\``,
    hint: 'put them one after the other',
  }),
);

export const noBranchOutput = entry(
  'flow/no-branch-output',
  'error',
  {
    reason: 'The text output `to` names the branch that is taken.',
    bad: flow('  - route: { with: «demo/plain», given: { entry: = data } }\n    to: { small: [] }'),
    good: flow('  - route: { with: demo/check, given: { entry: = data } }\n    to: { small: [], large: [] }'),
  },
  (of: string) => ({
    message: `\`${of}\` has no text output \`to\``,
    hint: 'declare `outputs: { to: string }` and give it in each rule or row',
  }),
);

export const unknownBranch = entry(
  'flow/unknown-branch',
  'error',
  {
    reason: 'An entry routed to a branch that is not there fails with NO_ROUTE.',
    bad: flow('  - route: { with: demo/check, given: { entry: = data } }\n    «to»: { small: [] }'),
    good: flow('  - route: { with: demo/check, given: { entry: = data } }\n    to: { small: [], large: [] }'),
  },
  (name: string, of: string, names: readonly string[]) => ({
    message: `\`${of}\` can route to \`${name}\`, and there is no such branch`,
    hint: `the branches: ${quoted(names)}; add \`${name}\``,
    data: { name },
  }),
);

export const revisionInKey = entry(
  'flow/revision-in-key',
  'error',
  {
    reason: 'With the revision in its key, each correction would be a second effect instead of replacing the first.',
    bad: `${DEMO_SCHEMAS}${CONNECTIONS}--- flows/demo.flow.yaml
title: Demo
on: { source: demo, type: entry, key: [ = event.id ], revision: = event.time }
steps:
  - deliver: { to: demo, operation: post, body: = data, key: [ = event.id, = «event.time» ], correct: upsert }
`,
    good: `${DEMO_SCHEMAS}${CONNECTIONS}--- flows/demo.flow.yaml
title: Demo
on: { source: demo, type: entry, key: [ = event.id ], revision: = event.time }
steps:
  - deliver: { to: demo, operation: post, body: = data, key: [ = event.id ], correct: upsert }
`,
  },
  (name: string) => ({
    message: `${name} is the revision, and part of the delivery's key`,
    hint: 'leave it out of `key`',
  }),
);

export const sharedPurpose = entry(
  'flow/shared-purpose',
  'error',
  {
    reason:
      'Several flows may start from one event only if each has purposes of its own; else it would be billed twice.',
    bad: `${flow('', '')}--- flows/other.flow.yaml
title: Other
on: { source: demo, «type»: entry, key: [ = event.id ] }
steps: []
`,
    good: `${flow('', '')}--- flows/other.flow.yaml
title: Other
on: { source: demo, type: entry, key: [ = event.id ] }
purpose: cost
steps: []
`,
  },
  (other: string, purposes: readonly string[]) => ({
    message: `the flow \`${other}\` starts from the same events for the same purpose (${quoted(purposes)})`,
    hint: 'join them, let them start from different events, or give them different purposes',
    data: { other },
  }),
);

export const twoWaysToCorrect = entry(
  'delivery/two-corrections',
  'warning',
  {
    reason:
      'A delivery is corrected by its target and operation; two ways for the same would be one of them by chance.',
    bad: flow(
      `${MAP}\n${DELIVER}\n  - «deliver: { to: demo, operation: post, body: = data, key: [ = event.id, more ], correct: never }»`,
    ),
    good: flow(
      `${MAP}\n${DELIVER}\n  - deliver: { to: demo, operation: post, body: = data, key: [ = event.id, more ], correct: upsert }`,
    ),
  },
  (operation: string) => ({
    message: `\`${operation}\` is corrected in another way above, for the same purpose`,
    hint: 'correct both in the same way, or use two operations',
  }),
);

export const unknownReference = entry(
  'reference/unknown',
  'error',
  {
    reason: 'A definition that is not there cannot be used.',
    bad: flow(`  - map: { with: «demo/lnie», given: { entry: = data }, as: line }\n${DELIVER}`),
    good: flow(`  - map: { with: demo/line, given: { entry: = data }, as: line }\n${DELIVER}`),
  },
  (noun: string, ref: string, meant: string | undefined) => ({
    message: `there is no ${noun} \`${ref}\``,
    hint:
      meant === undefined
        ? 'check the path: a file is known by its path below the top folder'
        : `did you mean \`${meant}\`?`,
    replaceWith: meant,
    data: { ref, meant },
  }),
);

export const ambiguousReference = entry(
  'reference/ambiguous',
  'error',
  {
    reason: 'The last segment alone must name one definition.',
    bad: `${flow(`  - map: { with: «line», given: { entry: = data }, as: line }\n${DELIVER}`)}--- mappings/other/line.mapping.yaml
title: Another
from: { entry: demo/entry }
to: demo/line
fields:
  hours: = entry.hours
`,
    good: flow(`  - map: { with: line, given: { entry: = data }, as: line }\n${DELIVER}`),
  },
  (ref: string, ids: readonly string[]) => ({
    message: `\`${ref}\` can be ${quoted(ids)}`,
    hint: 'write the whole path',
  }),
);
