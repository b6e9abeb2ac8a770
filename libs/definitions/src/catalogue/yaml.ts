import { entry, type Fix, type Span } from '@reckoner/diagnostics';
import { quoteFormula } from '../expression/quote.js';
import { LIMITS } from '../yaml/limits.js';

/** Everything that reading a file's text can say. */

const because = {
  data: 'A definition is plain data that reads the same everywhere, so the parts of YAML that change or hide data are left out.',
  limits: 'Every file is bounded, so that no definition can stop or slow the others.',
  structure: 'What the file says cannot be told with certainty from here on.',
  changed: 'YAML would change the text without a word.',
};

/** A file of a kind where any text may stand. */
const file = (text: string) => `--- rules/example.reasons.yaml\n${text}`;
const reason = (title: string) => file(`title: ${title}\nreasons: {}\n`);
const code = (text: string) => file(`title: Example\nreasons:\n  LATE:\n    title: Too late\n${text}`);
const mapping = (value: string) =>
  `--- mappings/example.mapping.yaml\ntitle: Example\nfrom: { entry: any }\nto: any\nfields: ${value}\n`;
const nested = (depth: number) =>
  `--- mappings/example.sample.json\n${'['.repeat(depth)}${depth > LIMITS.depthMax ? '' : '1'}${']'.repeat(depth)}\n`;
const marked = (text: string, at: number) => `${text.slice(0, at)}«${text.charAt(at)}»${text.slice(at + 1)}`;
const deep = nested(LIMITS.depthMax + 1);

export const YAML = {
  tooLarge: entry(
    'yaml/too-large',
    'error',
    {
      reason: because.limits,
      bad: file(`«»title: Example\nreasons: {}\n${'#\n'.repeat(LIMITS.charactersMax / 2)}`),
      good: reason('Example'),
    },
    (characters: number, most: number) => ({
      message: `The file has ${characters} characters; ${most} are the most.`,
      hint: 'Split it; rows belong in a CSV file beside a reference table.',
      data: { characters },
    }),
  ),
  tooDeep: entry(
    'yaml/too-deep',
    'error',
    { reason: because.limits, bad: marked(deep, deep.indexOf('[') + LIMITS.depthMax), good: nested(LIMITS.depthMax) },
    () => ({
      message: `Lists and maps stand inside each other more than ${LIMITS.depthMax} deep.`,
      hint: 'Give the inner part a definition of its own.',
    }),
  ),
  tooManyKeys: entry(
    'yaml/too-many-keys',
    'error',
    {
      reason: because.limits,
      bad: `--- mappings/example.sample.json\n{${Array.from({ length: LIMITS.keysMax }, (_, at) => `"k${at}":0,`).join('')}«"last"»:0}\n`,
      good: '--- mappings/example.sample.json\n{ "k0": 0 }\n',
    },
    () => ({
      message: `A map has more than ${LIMITS.keysMax} keys.`,
      hint: 'Make it a list, or a reference table with rows.',
    }),
  ),
  tooManyEntries: entry(
    'yaml/too-many-entries',
    'error',
    {
      reason: because.limits,
      bad: `--- mappings/example.sample.json\n[${'0,'.repeat(LIMITS.entriesMax)}«0»]\n`,
      good: '--- mappings/example.sample.json\n[0]\n',
    },
    (most: number) => ({
      message: `The lists and maps of the file have more than ${most} entries.`,
      hint: 'Split it; rows belong in a CSV file beside a reference table.',
    }),
  ),
  controlCharacter: entry(
    'yaml/control-character',
    'error',
    { reason: because.data, bad: reason('A «\x00» in a text'), good: reason('"A \\0 in a text"') },
    (character: number) => ({
      message: `The character U+${character.toString(16).toUpperCase().padStart(4, '0')} cannot stand in a definition.`,
      hint: 'Delete it, or write it as an escape in double quotes.',
      data: { character },
    }),
  ),
  notUtf8: entry(
    'yaml/bad-encoding',
    'error',
    {
      reason: 'A text that is read in another encoding than it was written in is another text.',
      bad: reason('Zeit f«\ufffd»r Kunden'),
      good: reason('Zeit für Kunden'),
    },
    () => ({
      message: 'The file is not UTF-8: a character stands here that could not be read.',
      hint: 'Save the file as UTF-8.',
    }),
  ),
  tab: entry(
    'yaml/tab',
    'error',
    {
      reason: 'A tab has no fixed width, so it cannot say what belongs to what.',
      bad: file('title: Example\nreasons:\n«\t»LATE: { title: Late, owner: us, remedy: Hurry. }\n'),
      good: file('title: Example\nreasons:\n  LATE: { title: Late, owner: us, remedy: Hurry. }\n'),
    },
    () => ({ message: 'The line is indented with a tab.', hint: 'Indent with spaces.', replaceWith: '  ' }),
  ),
  alias: entry(
    'yaml/alias',
    'error',
    {
      reason: because.data,
      bad: code('    owner: «&team» us\n    remedy: Hurry.\n'),
      good: code('    owner: us\n    remedy: Hurry.\n'),
    },
    (word: string) => ({
      message: `\`${word}\` is an anchor or alias of YAML, which definitions do not have.`,
      hint: 'Write the value where it is needed; a text that begins so goes in quotes.',
    }),
  ),
  tag: entry(
    'yaml/tag',
    'error',
    { reason: because.data, bad: reason('«!important» Example'), good: reason('"!important Example"') },
    (word: string) => ({
      message: `\`${word}\` is a tag of YAML, which definitions do not have.`,
      hint: 'A text that begins with `!` goes in quotes; a formula begins with `=` and says `not`.',
    }),
  ),
  mergeKey: entry(
    'yaml/merge-key',
    'error',
    {
      reason: because.data,
      bad: code('    owner: us\n    remedy: Hurry.\n    «<<»: { note: x }\n'),
      good: code('    owner: us\n    remedy: Hurry.\n    note: x\n'),
    },
    () => ({
      message: '`<<` merges maps in YAML, which definitions do not have.',
      hint: 'Write the fields where they are needed.',
    }),
  ),
  duplicateKey: entry(
    'yaml/duplicate-key',
    'error',
    {
      reason: 'Of two values for one field, one would be lost without a word.',
      bad: file('title: Example\n«title»: Another\nreasons: {}\n'),
      good: reason('Example'),
    },
    (key: string, first: Span) => ({
      message: `\`${key}\` stands here twice.`,
      hint: 'Keep one of them.',
      related: [{ span: first, message: 'first here' }],
      data: { key },
    }),
  ),
  severalDocuments: entry(
    'yaml/several-documents',
    'error',
    {
      reason: 'A file is one definition; its name is the definition’s name.',
      bad: file('title: Example\nreasons: {}\n«---»\ntitle: Another\n'),
      good: reason('Example'),
    },
    () => ({
      message: 'A file holds one document, without directives.',
      hint: 'Make another file for another definition.',
    }),
  ),
  badIndentation: entry(
    'yaml/bad-indentation',
    'error',
    {
      reason: because.structure,
      bad: code('    owner: us\n      «remedy»: Hurry.\n'),
      good: code('    owner: us\n    remedy: Hurry.\n'),
    },
    (text: string) => ({
      message: `\`${text}\` does not line up with anything above it.`,
      hint: 'Indent it as its siblings are.',
    }),
  ),
  unclosed: entry(
    'yaml/unclosed',
    'error',
    { reason: because.structure, bad: reason('«"»Example'), good: reason('"Example"') },
    (opening: string) => ({
      message: `This \`${opening}\` is never closed.`,
      hint: 'Close it; lines that go on must be indented.',
    }),
  ),
  badEscape: entry(
    'yaml/bad-escape',
    'error',
    { reason: because.structure, bad: reason('"C:«\\d»ata"'), good: reason("'C:\\data'") },
    () => ({
      message: 'No character is written like this.',
      hint: 'In double quotes a backslash begins an escape: write `\\\\`, or use single quotes.',
    }),
  ),
  quoteNeeded: entry(
    'yaml/quote-needed',
    'error',
    { reason: because.structure, bad: reason('«@»Example'), good: reason('"@Example"') },
    (char: string) => ({
      message: `An unquoted text cannot begin with \`${char}\`.`,
      hint: 'Put the text in quotes.',
      data: { char },
    }),
  ),
  syntax: entry(
    'yaml/syntax',
    'error',
    { reason: because.structure, bad: file('title: Example\n«reasons»\n'), good: reason('Example') },
    (problem: string) => ({
      message: `This is not YAML: ${problem}.`,
      hint: 'Compare with the examples of the reference.',
    }),
  ),
  json: entry(
    'yaml/json',
    'error',
    {
      reason: because.structure,
      bad: '--- mappings/example.sample.json\n{ "hours": 1«,» }\n',
      good: '--- mappings/example.sample.json\n{ "hours": 1 }\n',
    },
    (problem: string) => ({
      message: `This is not JSON: ${problem}.`,
      hint: 'Names and texts stand in double quotes; nothing follows the last entry.',
    }),
  ),
  flowFormula: entry(
    'yaml/flow-formula',
    'error',
    {
      reason: because.changed,
      bad: mapping('{ hours: «= round(entry.hours, 2)» }'),
      good: mapping("{ hours: '= round(entry.hours, 2)' }"),
    },
    (formula: string) => ({
      message: 'In brackets or braces, YAML would end this formula at its first `,` or bracket.',
      hint: 'Put the formula in quotes.',
      replaceWith: quoteFormula(formula.slice(1).trim(), 'flow'),
    }),
  ),
  cutText: entry(
    'yaml/cut-text',
    'error',
    {
      reason: because.changed,
      bad: file('title: Example\nreasons:\n  LATE: { owner: us, remedy: Hurry., title: «Late, yet here» }\n'),
      good: file('title: Example\nreasons:\n  LATE: { owner: us, remedy: Hurry., title: "Late, yet here" }\n'),
    },
    (text: string) => ({
      message: 'In braces, YAML would end this text at its first `,`.',
      hint: 'Put the text in quotes.',
      replaceWith: `'${text.replaceAll("'", "''")}'`,
    }),
  ),
  comment: entry(
    'yaml/comment-in-text',
    'error',
    {
      reason: because.changed,
      bad: mapping('\n  hours: = entry.hours «# as worked»'),
      good: mapping('\n  # as worked\n  hours: = entry.hours'),
    },
    (fix: Fix) => ({
      message: 'A ` #` begins a comment, so YAML would end the text before it.',
      hint: 'Put the text in quotes, or the comment on a line of its own.',
      fix,
    }),
  ),
};
