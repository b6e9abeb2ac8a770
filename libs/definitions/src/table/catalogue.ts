import { entry, type ExampleWorkspace } from '@reckoner/diagnostics';

/** Everything that reading a cell can say. */

const CONDITIONS =
  'a condition is `-`, one word or number, `"a", "b"`, `>= 40`, `[40..45)`, `not("a")`, true, false or null';

export const emptyCell = entry(
  'table/empty-cell',
  'error',
  {
    reason: 'An empty cell could mean any value or no value; the table must say which.',
    bad: inTable("'«»'"),
    good: inTable("'-'"),
  },
  () => ({ message: 'the cell is empty', hint: 'write `"-"` for any value, `null` for no value' }),
);

export const cellSyntax = entry(
  'table/cell-syntax',
  'error',
  {
    reason: 'A cell holds one condition on the value of its column, and nothing else.',
    bad: inTable("'«=> 40»'"),
    good: inTable("'>= 40'"),
  },
  (cell: string, meant: string | undefined) => ({
    message: `\`${shortened(cell)}\` is not a condition`,
    hint: meant === undefined ? CONDITIONS : `did you mean \`${meant}\`?`,
    data: { meant },
  }),
);

export const unquotedText = entry(
  'table/unquoted-text',
  'error',
  {
    reason: 'Only a text of one word may stand in a cell without quotes; anything longer could be read in two ways.',
    bad: inTable("'«standard, overtime»'", 'kind'),
    good: inTable(`'"standard", "overtime"'`, 'kind'),
  },
  (cell: string, meant: string | undefined) => ({
    message: `the texts in \`${shortened(cell)}\` are not in quotes`,
    hint: meant === undefined ? 'put each text in double quotes' : `write \`${meant}\``,
    data: { meant },
  }),
);

export const notAConstant = entry(
  'table/not-a-constant',
  'error',
  {
    reason: 'A cell compares its column with a number, date or text that is written out; it reads no other field.',
    bad: inTable("'> «limit»'"),
    good: inTable("'> 40'"),
  },
  (word: string) => ({
    message: `\`${shortened(word)}\` is no number or date`,
    hint: `write the value itself, \`${JSON.stringify(word)}\` for a text, or compare two fields in the column's formula`,
    data: { word },
  }),
);

export const cellDepth = entry(
  'table/cell-depth',
  'error',
  {
    reason: 'Nobody can read a condition that is turned round so often.',
    bad: inTable("'«not(not(not(not(not(not(not(not(not(40)))))))))»'"),
    good: inTable("'not(40)'"),
  },
  () => ({
    message: 'the condition is nested too deep',
    hint: 'a double `not` says nothing; write the values themselves',
  }),
);

export const cellSize = entry(
  'table/cell-size',
  'error',
  {
    reason: 'Nobody can read a condition of so many values.',
    bad: inTable(`'«${Array.from({ length: 1001 }, (_, value) => value).join(',')}»'`),
    good: inTable("'0,1,2'"),
  },
  (most: number) => ({
    message: `the cell has more than ${most} values`,
    hint: 'give them as a range, or look them up in a reference table',
  }),
);

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

/** A small table with this cell in its first row. */
function inTable(cell: string, column: 'hours' | 'kind' = 'hours'): ExampleWorkspace {
  const cells = column === 'hours' ? `${cell}, overtime` : `8, ${cell}`;
  return `--- rules/rate.table.yaml
title: Rate by hours and kind
input: { hours: decimal, kind: string }
inputs:
  hours: { value: = hours }
  kind: { value: = kind }
outputs: { factor: decimal }
rows:
  - { id: special, if: [ ${cells} ], then: [ 1.5 ] }
  - { id: other, if: [ '-', '-' ], then: [ 1 ] }
`;
}
