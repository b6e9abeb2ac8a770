import { entry, type Fix, type Span } from '@reckoner/diagnostics';

/** Every finding about the syntax of an expression. */

/** A mapping with one field, whose value is the given YAML. */
const field = (value: string): string =>
  `--- mappings/example.mapping.yaml\ntitle: Example\nfrom: { entry: any }\nto: any\nfields:\n  result: ${value}\n`;

const replaceBy = (title: string, span: Span, text: string): Fix => ({ title, edits: [{ span, text }] });

export const EXPRESSION = {
  empty: entry(
    'expression/empty',
    'error',
    {
      reason: 'An expression was begun, but nothing stands where its value would come from.',
      bad: field('"«=»"'),
      good: field('= entry.hours'),
    },
    () => ({ message: 'The expression is empty.', hint: 'Write a formula after the `=`, or a literal without it.' }),
  ),

  unexpected: entry(
    'expression/unexpected',
    'error',
    {
      reason: 'The formula cannot be read beyond this place.',
      bad: field('= entry.hours + «*» 2'),
      good: field('= entry.hours * 2'),
    },
    (found: string, expected: string, hint?: string) => ({
      message:
        found === ''
          ? `The formula ends where ${expected} should stand.`
          : `${found} is not expected here; ${expected} is.`,
      hint: hint ?? (found === '' ? `Add ${expected}.` : 'Look for a sign too many, or one that is missing before it.'),
      data: { found, expected },
    }),
  ),

  otherSign: entry(
    'expression/other-sign',
    'error',
    {
      reason: 'Formulas have one sign for each operation, so that all of them read alike.',
      bad: field('= entry.billable «&&» entry.hours > 0'),
      good: field('= entry.billable and entry.hours > 0'),
    },
    (found: string, meant: string, place: Span) => ({
      message: `\`${found}\` is not a sign of formulas.`,
      hint: `Write \`${meant}\`.`,
      fix: replaceBy(`Write \`${meant}\``, place, meant),
      data: { found, meant },
    }),
  ),

  singleQuotes: entry(
    'expression/single-quotes',
    'error',
    {
      reason: 'In a formula a text stands in double quotes.',
      bad: field("= entry.status == «'open'»"),
      good: field('= entry.status == "open"'),
    },
    (meant: string, place: Span | undefined) => ({
      message: 'The text stands in quotes that formulas do not know.',
      hint: `Write \`${meant}\`.`,
      ...(place ? { fix: replaceBy('Use double quotes', place, meant) } : {}),
    }),
  ),

  unclosedText: entry(
    'expression/unclosed-text',
    'error',
    {
      reason: 'A text ends with the quote with which it began, on the same line.',
      bad: field('= entry.status == «"open»'),
      good: field('= entry.status == "open"'),
    },
    (quote: string) => ({
      message: `The text has no closing \`${quote}\`.`,
      hint: `Close it with \`${quote}\`; a line break is written \`\\n\`.`,
    }),
  ),

  unclosedBracket: entry(
    'expression/unclosed-bracket',
    'error',
    {
      reason: 'Each opened bracket needs its closing one, else it is unclear what belongs together.',
      bad: field('= round«(»entry.hours, 2'),
      good: field('= round(entry.hours, 2)'),
    },
    (open: string, close: string) => ({
      message: `\`${open}\` is not closed.`,
      hint: `Add the missing \`${close}\`.`,
      data: { open, close },
    }),
  ),

  badEscape: entry(
    'expression/bad-escape',
    'error',
    {
      reason: 'A backslash in a text begins one of the escapes that JSON knows.',
      bad: field('= "C:«\\D»ata" & entry.name'),
      good: field('= "C:\\\\Data" & entry.name'),
    },
    (found: string, meant: string) => ({
      message: `\`${found}\` cannot stand in a text like this.`,
      hint: `Write \`${meant}\`.`,
    }),
  ),

  badNumber: entry(
    'expression/bad-number',
    'error',
    {
      reason: 'A number is written as in JSON: digits, a point, digits; no leading zeros, no units, no grouping.',
      bad: field('= entry.hours * «40h»'),
      good: field('= entry.hours * 40'),
    },
    (found: string, hint: string) => ({ message: `\`${found}\` is not a number.`, hint, data: { found } }),
  ),

  unquotedDate: entry(
    'expression/unquoted-date',
    'error',
    {
      reason: 'Without quotes a date would be read as a subtraction.',
      bad: field('= entry.workDate > «2026-10-31»'),
      good: field('= entry.workDate > "2026-10-31"'),
    },
    (found: string, place: Span) => ({
      message: `The date ${found} needs quotes.`,
      hint: `Write \`"${found}"\`.`,
      fix: replaceBy('Put the date in quotes', place, `"${found}"`),
    }),
  ),

  chainedComparison: entry(
    'expression/chained-comparison',
    'error',
    {
      reason:
        'Only `a < b < c` and `a <= b <= c` may be written in a row; others would compare a true or false with the third value.',
      bad: field('= 0 < entry.hours «<=» 24'),
      good: field('= 0 < entry.hours and entry.hours <= 24'),
    },
    (first: string, second: string) => ({
      message: `\`${second}\` cannot follow a comparison with \`${first}\`.`,
      hint: 'Join two comparisons with `and`, or set brackets.',
    }),
  ),

  methodCall: entry(
    'expression/method-call',
    'error',
    {
      reason: 'Values have fields but no functions; functions take values in brackets.',
      bad: field('= «entry.name.upper»()'),
      good: field('= upper(entry.name)'),
    },
    (path: string, name: string, hint: string) => ({
      message: `\`${path}\` cannot be called; functions are called by their name alone.`,
      hint,
      data: { name },
    }),
  ),

  tooDeep: entry(
    'expression/too-deep',
    'error',
    {
      reason: 'Expressions nest up to 64 levels, so that reading them never takes more than is at hand.',
      bad: field(`= ${'not '.repeat(64)}«entry.late»`),
      good: field('= not entry.late'),
    },
    (depthMax: number) => ({
      message: `The expression nests more than ${depthMax} levels.`,
      hint: 'Give an inner part a name, in a step or field of its own.',
    }),
  ),

  tooLarge: entry(
    'expression/too-large',
    'error',
    {
      reason: 'An expression has up to 5,000 parts; longer lists of values belong into a reference table.',
      bad: field(`= «entry.hours in [${'1, '.repeat(5000)}1]»`),
      good: field(`= entry.hours in [${'1, '.repeat(100)}1]`),
    },
    (nodesMax: number) => ({
      message: `The expression has more than ${nodesMax} parts.`,
      hint: 'Put long lists of values into a reference table and use `lookup`.',
    }),
  ),

  notAnOperator: entry(
    'expression/not-an-operator',
    'error',
    {
      reason:
        'In an expression a map with one key is an operator with its arguments; no other map has a meaning there.',
      bad: field('[«{ hours: = entry.hours, rate: = entry.rate }»]'),
      good: field('[{ object: { hours: = entry.hours, rate: = entry.rate } }]'),
    },
    (keys: number) => ({
      message: keys === 0 ? 'An empty map is not an expression.' : `A map with ${keys} keys is not an expression.`,
      hint: 'Build an object with `object: { … }`, or with `fields:` in a mapping.',
    }),
  ),

  unclosedHole: entry(
    'expression/unclosed-hole',
    'error',
    {
      reason: 'In a message, `{` begins an expression, and `}` ends it.',
      bad: `--- rules/example.rules.yaml\ntitle: Example\ninput: { entry: any }\nrules:\n  - id: late\n    when: = entry.late\n    then: { outcome: hold }\n    say: Entry «{»entry.id is late.\notherwise: { outcome: accept }\n`,
      good: `--- rules/example.rules.yaml\ntitle: Example\ninput: { entry: any }\nrules:\n  - id: late\n    when: = entry.late\n    then: { outcome: hold }\n    say: Entry {entry.id} is late.\notherwise: { outcome: accept }\n`,
    },
    () => ({
      message: 'The expression in the message has no closing `}`.',
      hint: 'Close it with `}`; a brace that is meant as such is written `{{`.',
    }),
  ),
};
