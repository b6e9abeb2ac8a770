import { choice, list, object, optional, required, text, typeRef } from '../fields/field.js';
import { note, titled } from './common.js';
import { kind } from './kind.js';

export const referenceTable = kind({
  suffix: '.reference.yaml',
  noun: 'reference table',
  summary: 'Rows that definitions look up by key: cross-references, rate cards, calendars.',
  docs: [
    'Rows are a CSV file of the same name beside it (`rows: release`), or live in the environment (`rows: environment`); a',
    "file `NAME.sample.csv` then gives the command line rows to work with. The header holds dotted paths of the row's",
    "fields; an empty cell is missing; cells are read as the row's type says, so `0120` stays a text where it is one.",
  ].join('\n'),
  examples: [
    `title: Projects as the PSA knows them
rows: environment
key: [code]
row: canonical/project
dated: { from: validFrom, to: validTo }
`,
  ],
  spec: object({
    ...titled,
    rows: required(
      'Where the rows live: they change with a release, or in the environment.',
      choice('release', 'environment'),
    ),
    key: required(
      'The fields that identify a row, in the order of the arguments of `lookup`.',
      list(text(), { min: 1 }),
      { examples: ['[projectCode, laborCategory]'] },
    ),
    row: required('The type of a row.', typeRef()),
    dated: optional(
      'The fields that hold the first and the last valid day; both days are included, and empty means open.',
      object({
        from: required('The field of the first valid day.', text()),
        to: required('The field of the last valid day.', text()),
      }),
      { examples: ['{ from: validFrom, to: validTo }'] },
    ),
    note,
  }),
});
