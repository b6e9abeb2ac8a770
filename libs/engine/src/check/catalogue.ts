import { entry } from '@reckoner/diagnostics';
import { DEMO_SCHEMAS } from '../lower/examples.js';

/** What looking at a table, a rule set or the rows of a reference table as a whole can find. */

const table = (head: string, rows: string): string => `${DEMO_SCHEMAS}--- rules/demo/level.table.yaml
title: Level by status
${head}
input: { entry: demo/entry }
inputs:
  status: { value: = entry.status }
outputs: { level: string }
${rows}
`;

const reference = (
  rows: string,
): string => `${DEMO_SCHEMAS.slice(0, DEMO_SCHEMAS.indexOf('--- rules/demo/rates.csv'))}--- rules/demo/rates.csv
name,hours,validFrom,validTo
${rows}
`;

export const gap = entry(
  'table/gap',
  'warning',
  {
    reason: 'An entry that no row fits fails with NO_ROW.',
    bad: table('hit: first', '«rows»:\n  - { id: a, if: [ approved ], then: [ high ] }'),
    good: table(
      'hit: first',
      'rows:\n  - { id: a, if: [ approved ], then: [ high ] }\n  - { id: b, if: [ draft ], then: [ low ] }',
    ),
  },
  (where: string, { payload, assumes }: { payload: unknown; assumes: readonly string[] }) => ({
    message: `no row covers ${where}${assumes.length === 0 ? '' : `, if ${assumes.map((name) => `\`${name}\``).join(' and ')} can be so`}`,
    hint: `${payload === undefined ? '' : `for example ${JSON.stringify(payload)}: `}add a row for it, or \`otherwise\``,
    data: { where, payload, assumes },
  }),
);

export const overlap = entry(
  'table/overlap',
  'error',
  {
    reason: 'With `hit: unique` an entry that two rows fit fails with AMBIGUOUS_ROW.',
    bad: table(
      'hit: unique',
      'rows:\n  - { id: a, if: [ "-" ], then: [ high ] }\n  - «{ id: b, if: [ draft ], then: [ low ] }»',
    ),
    good: table(
      'hit: unique',
      'rows:\n  - { id: a, if: [ approved ], then: [ high ] }\n  - { id: b, if: [ draft ], then: [ low ] }',
    ),
  },
  (first: string, second: string, { where, payload }: { where: string; payload: unknown }) => ({
    message: `the rows \`${first}\` and \`${second}\` both fit ${where}`,
    hint: 'make the cells of one of them narrower, or use `hit: first`',
    data: { rows: [first, second], payload },
  }),
);

export const unreachableRow = entry(
  'table/unreachable-row',
  'warning',
  {
    reason: 'A row that never answers misleads its readers, and its author meant something else.',
    bad: table(
      'hit: first',
      'rows:\n  - { id: a, if: [ "-" ], then: [ high ] }\n  - «{ id: b, if: [ draft ], then: [ low ] }»',
    ),
    good: table(
      'hit: first',
      'rows:\n  - { id: b, if: [ draft ], then: [ low ] }\n  - { id: a, if: [ "-" ], then: [ high ] }',
    ),
  },
  (row: string, hiddenBy: readonly string[]) => ({
    message: `the row \`${row}\` never answers: ${hiddenBy.map((id) => `\`${id}\``).join(', ')} before it ${hiddenBy.length === 1 ? 'fits' : 'fit'} all that it fits`,
    hint: 'move it up, or remove it',
    data: { row, hiddenBy },
  }),
);

export const impossibleRow = entry(
  'table/impossible-row',
  'warning',
  {
    reason: 'The row fits no value that can occur.',
    bad: table(
      'hit: first',
      'rows:\n  - «{ id: a, if: [ \'not("approved", "draft")\' ], then: [ high ] }»\n  - { id: rest, if: [ "-" ], then: [ low ] }',
    ),
    good: table(
      'hit: first',
      'rows:\n  - { id: a, if: [ \'not("draft")\' ], then: [ high ] }\n  - { id: rest, if: [ "-" ], then: [ low ] }',
    ),
  },
  (row: string, columns: readonly string[]) => ({
    message: `the row \`${row}\` fits nothing that can occur in ${columns.map((name) => `\`${name}\``).join(', ')}`,
    hint: 'correct the cell, or remove the row',
    data: { row, columns },
  }),
);

export const rowsMissing = entry(
  'reference/rows-missing',
  'error',
  {
    reason: 'A table with `rows: release` carries its rows in a CSV file of the same name beside it.',
    bad: DEMO_SCHEMAS.slice(0, DEMO_SCHEMAS.indexOf('--- rules/demo/rates.csv')).replace(
      'rows: release',
      'rows: «release»',
    ),
    good: DEMO_SCHEMAS,
  },
  (file: string) => ({
    message: `the rows \`${file}\` are not there`,
    hint: `add \`${file}\`, or declare \`rows: environment\``,
  }),
);

export const badRow = entry(
  'reference/bad-row',
  'error',
  {
    reason: 'A row that does not fit the table would be looked up wrongly, or never found.',
    bad: reference('x,«eight»,2026-01-01,'),
    good: reference('x,8,2026-01-01,'),
  },
  (message: string, hint: string | undefined) => ({
    message,
    hint: hint ?? 'correct the row; a cell that holds the delimiter or a line end stands in quotes',
  }),
);

export const rowsOverlap = entry(
  'reference/rows-overlap',
  'error',
  {
    reason: 'For each key and day at most one row may be valid, else a look-up has two answers.',
    bad: reference('x,8,2026-01-01,2026-06-30\n«x»,9,2026-06-01,'),
    good: reference('x,8,2026-01-01,2026-05-31\nx,9,2026-06-01,'),
  },
  (key: string, when: string) => ({
    message: `two rows are valid for ${key}${when}`,
    hint: 'end the earlier row before the later one begins',
  }),
);

export const undecidedTable = entry(
  'table/undecided',
  'info',
  {
    reason: 'What is not proven is not claimed: the table may have gaps, overlaps or rows that never answer.',
    bad: `${DEMO_SCHEMAS}--- rules/demo/level.table.yaml
title: Level by moment
input: { at: timestamp }
inputs:
  at: { value: = at }
outputs: { level: string }
«rows»:
  - { id: a, if: [ "< 2026-01-01T00:00:00Z" ], then: [ high ] }
  - { id: b, if: [ "-" ], then: [ low ] }
`,
    good: table(
      'hit: first',
      'rows:\n  - { id: a, if: [ approved ], then: [ high ] }\n  - { id: b, if: [ draft ], then: [ low ] }',
    ),
  },
  (why: 'budget' | 'timestamps') => ({
    message:
      why === 'budget'
        ? 'the table is too large to be searched for all gaps and overlaps'
        : 'cells that compare timestamps are not searched for gaps and overlaps',
    hint: why === 'budget' ? 'split the table, or test its corners' : 'compare dates, or test the corners',
  }),
);

export const unansweredPayload = entry(
  'rules/unanswered',
  'error',
  {
    reason: 'Each input needs an answer; `otherwise` gives it where no rule does.',
    bad: `${DEMO_SCHEMAS}--- rules/demo/check.rules.yaml
title: Is the entry good?
input: { entry: demo/entry }
«rules»:
  - { id: long, when: = entry.hours > 8, then: { outcome: hold, reason: LONG } }
`,
    good: `${DEMO_SCHEMAS}--- rules/demo/check.rules.yaml
title: Is the entry good?
input: { entry: demo/entry }
rules:
  - { id: long, when: = entry.hours > 8, then: { outcome: hold, reason: LONG } }
otherwise: { outcome: accept }
`,
  },
  (where: string | undefined, payload: unknown) => ({
    message:
      where === undefined ? 'nothing says what is decided where no rule holds' : `no rule answers where ${where}`,
    hint: `${payload === undefined ? '' : `for example ${JSON.stringify(payload)}: `}add \`otherwise: { outcome: accept }\`, or what else should hold`,
    data: { where, payload },
  }),
);
