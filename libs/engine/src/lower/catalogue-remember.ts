import { entry } from '@reckoner/diagnostics';
import { DEMO_SCHEMAS } from './examples.js';

/** What checking the rows that deliveries remember can say. */

const TABLES = (row: string, rows = 'environment'): string => `--- mappings/demo/demo.connection.yaml
title: A demo system
system: demo
direction: both
operations: { post: {} }
--- rules/demo/known.reference.yaml
title: What the target calls our entries
rows: ${rows}
key: [entry]
row:
  type: object
  required: [entry]
  properties: { entry: { type: string }, ${row} }
${rows === 'release' ? '--- rules/demo/known.csv\nentry,there\na,b\n' : ''}`;

const ONE = 'there: { type: string }';

const MORE = (open: string, close: string, value: string): string =>
  `  - ${open}deliver: { to: demo, operation: post, body: = data, key: [ = event.id, more ], correct: upsert, remember: { in: demo/known, key: [ = event.id ], value: = ${value} } }${close}
`;

const flow = (
  remember: string,
  tables = TABLES(ONE),
  more = '',
): string => `${DEMO_SCHEMAS}${tables}--- flows/demo.flow.yaml
title: Demo
on: { source: demo, type: entry, key: [ = event.id ] }
steps:
  - validate: { schema: demo/entry, of: = data }
  - deliver:
      to: demo
      operation: post
      body: = data
      key: [ = event.id ]
      correct: upsert
      remember: { ${remember} }
${more}`;

export const rememberedInRelease = entry(
  'remember/release-rows',
  'error',
  {
    reason:
      'The rows of a release never change; what a delivery remembers is written while the environment runs, so its table keeps its rows there.',
    bad: flow('in: «demo/known», key: [ = event.id ], value: = answer.id', TABLES(ONE, 'release')),
    good: flow('in: demo/known, key: [ = event.id ], value: = answer.id'),
  },
  (table: string) => ({
    message: `\`${table}\` has its rows in the release, so nothing can be remembered there`,
    hint: 'declare the table with `rows: environment`, and import its rows',
    data: { table },
  }),
);

export const noFieldToRemember = entry(
  'remember/no-field',
  'error',
  {
    reason:
      'A single value is remembered in the only field beside the key; where there are more, the value says which.',
    bad: flow('in: demo/known, key: [ = event.id ], value: = «answer.id»', TABLES(`${ONE}, since: { type: string }`)),
    good: flow(
      'in: demo/known, key: [ = event.id ], value: "= { there: answer.id }"',
      TABLES(`${ONE}, since: { type: string }`),
    ),
  },
  (table: string, fields: readonly string[]) => ({
    message:
      fields.length === 0
        ? `a row of \`${table}\` has no field beside its key`
        : `a row of \`${table}\` has ${fields.length} fields beside its key: ${fields.map((name) => `\`${name}\``).join(', ')}`,
    hint: fields.length === 0 ? 'give the row a field for the value' : `say which: \`{ ${fields[0]}: … }\``,
    data: { table, fields },
  }),
);

export const lookUpOfAnswer = entry(
  'remember/look-up',
  'error',
  {
    reason: "Rows are looked up while a flow runs; when the target's answer is there, that is long over.",
    bad: flow(`in: demo/known, key: [ = event.id ], value: '= «lookup("rates", answer.name, data.day)».name'`),
    good: flow('in: demo/known, key: [ = event.id ], value: = answer.name'),
  },
  (table: string) => ({
    message: `the look-up in \`${table}\` rests on the answer`,
    hint: 'remember what the answer says; a flow that starts from `delivery.posted` can look it up',
    data: { table },
  }),
);

export const twoWaysToRemember = entry(
  'remember/two-ways',
  'error',
  {
    reason:
      'A delivery is told by its target, operation and purpose; with two things to remember, one of them would be by chance.',
    bad: flow(
      'in: demo/known, key: [ = event.id ], value: = answer.id',
      `${TABLES(ONE)}`,
      MORE('«', '»', 'answer.number'),
    ),
    good: flow('in: demo/known, key: [ = event.id ], value: = answer.id', `${TABLES(ONE)}`, MORE('', '', 'answer.id')),
  },
  (operation: string) => ({
    message: `\`${operation}\` remembers something else above, for the same purpose`,
    hint: 'let both remember the same, or use two operations',
  }),
);
