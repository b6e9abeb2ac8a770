import {
  cell,
  choice,
  data,
  defaulted,
  expression,
  list,
  map,
  object,
  optional,
  output,
  required,
  text,
} from '../fields/field.js';
import { inputs, NAME, name, note, titled } from './common.js';
import { kind } from './kind.js';

export const table = kind({
  suffix: '.table.yaml',
  noun: 'decision table',
  summary: 'Rows of conditions on columns, each with the outputs it gives.',
  docs: [
    'A cell is a unary test: `-` (anything), a bare word or number, `\'"a","b"\'` (one of), `">= 40"`, `"[40..45)"`, `\'not("x")\'`.',
    'A bare word is a text, never a name.',
  ].join('\n'),
  examples: [
    `title: Rate multiplier by kind of hour
input: { contract: canonical/contract, kind: string }
inputs:
  country: { value: = contract.country }
  kind:    { value: = kind, values: [standard, overtime] }
outputs: { multiplier: decimal }
rows:
  - { id: ot-de, if: [DE,  overtime], then: [1.5] }
  - { id: std,   if: ["-", "-"],      then: [1] }
`,
  ],
  spec: object({
    ...titled,
    hit: defaulted(
      '`first`: the first row that fits answers. `unique`: at most one row may fit. `collect`: all rows that fit answer, as a list.',
      choice('first', 'unique', 'collect'),
      'first',
    ),
    input: required('What the table sees; each name is in scope of the expressions.', inputs()),
    inputs: required(
      'The condition columns, in the order of the cells.',
      map(
        'column',
        object({
          value: required('What the cells of the column test.', expression(), { examples: ['= contract.country'] }),
          values: optional('All values that can occur; lets gaps be found.', list(data(), { min: 1 })),
          title: optional("The column's heading.", text()),
        }),
        { min: 1, keyPattern: NAME },
      ),
    ),
    outputs: required(
      'The output columns, with types. `outcome`, `reason`, `owner` and `to` have their usual meaning.',
      map('output', output(), { min: 1, keyPattern: NAME }),
    ),
    rows: required(
      'The rows, in order.',
      list(
        object({
          id: required('Names the row in results, tests and diffs.', name()),
          if: required('One cell per input column.', list(cell())),
          then: required('One value per output column.', list(expression())),
          note,
        }),
        { unique: 'id' },
      ),
    ),
    otherwise: optional('The outputs where no row fits; without it, that is a failure NO_ROW.', list(expression())),
  }),
});
