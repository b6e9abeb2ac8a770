import { entry, type Span } from '@reckoner/diagnostics';

/** Everything that can be wrong with the form of a definition, whatever it refers to. */

const because = {
  unknown: 'A field that is not known would have no effect, though its author believes that it has.',
  needed: 'Without it the definition cannot be understood.',
  form: 'Only what has the declared form means something.',
  names: 'Results, tests and diffs speak of it by this name.',
};

const reasons = (body: string) => `--- rules/example.reasons.yaml\ntitle: Example\n${body}`;
const reasonFields = 'owner: us, remedy: Hurry.';
const rules = (body: string) => `--- rules/example.rules.yaml\ntitle: Example\ninput: { entry: any }\n${body}`;
const rule = (id: string, field: string) => `  - { id: ${id}, when: = entry.${field}, then: { outcome: accept } }\n`;
const otherwise = 'otherwise: { outcome: accept }\n';
const mapping = (fields: string) =>
  `--- mappings/example.mapping.yaml\ntitle: Example\nfrom: { entry: any }\nto: any\nfields:\n${fields}`;
const flow = (steps: string) =>
  `--- flows/example.flow.yaml\ntitle: Example\non: { type: example, key: = data.id }\nsteps:\n${steps}`;
const environment = (body: string) => `--- environments/test.environment.yaml\ntitle: Example\n${body}`;

/** A text of the author, as far as a message has room for it. */
const quoted = (text: string) => `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
const LISTED_MAX = 16;
const listed = (names: readonly string[]) => {
  const shown = names.slice(0, LISTED_MAX).map(quoted);
  return shown.join(', ') + (names.length > LISTED_MAX ? ` and ${names.length - LISTED_MAX} more` : '');
};
const formHint = (expected: string) => {
  if (expected.startsWith('a list')) return 'Write its items in `[ ]`, or one a line after `- `.';
  return expected.startsWith('a map') ? 'Write `name: value`, one a line.' : `Write ${expected}.`;
};
const meantOr = (meant: string | undefined, otherwiseSay: string) =>
  meant === undefined ? otherwiseSay : `did you mean \`${meant}\`?`;

export const SHAPE = {
  empty: entry(
    'shape/empty-file',
    'error',
    { reason: because.needed, bad: '--- rules/example.reasons.yaml\n«»', good: reasons('reasons: {}\n') },
    (noun: string, example: string) => ({
      message: `The file is empty; a ${noun} is expected.`,
      hint: `For example:\n${example}`,
    }),
  ),
  wrongForm: entry(
    'shape/wrong-form',
    'error',
    { reason: because.form, bad: reasons('reasons: «[]»\n'), good: reasons('reasons: {}\n') },
    (name: string, expected: string, actual: string, example?: string) => ({
      message: `${name} is ${expected}, not ${actual}.`,
      hint: example === undefined ? formHint(expected) : `for example \`${example}\``,
      data: { expected, actual },
    }),
  ),
  unknownField: entry(
    'shape/unknown-field',
    'error',
    {
      reason: because.unknown,
      bad: reasons(`reasons:\n  LATE: { title: Late, ${reasonFields}, «servicelevel»: P3D }\n`),
      good: reasons(`reasons:\n  LATE: { title: Late, ${reasonFields}, service-level: P3D }\n`),
    },
    (field: string, known: readonly string[], meant: string | undefined, elsewhere?: string) => ({
      message: `There is no field ${quoted(field)} here.`,
      hint: meantOr(meant, elsewhere ?? (known.length > 0 ? `known here: ${listed(known)}` : 'nothing may stand here')),
      replaceWith: meant,
      data: { field, meant },
    }),
  ),
  missingField: entry(
    'shape/missing-field',
    'error',
    {
      reason: because.needed,
      bad: reasons('reasons:\n  LATE: «{ title: Late, remedy: Hurry. }»\n'),
      good: reasons(`reasons:\n  LATE: { title: Late, ${reasonFields} }\n`),
    },
    (field: string, summary: string, example: string | undefined) => ({
      message: `The field \`${field}\` is missing.`,
      hint: `${summary}${example === undefined ? '' : ` For example \`${field}: ${example}\`.`}`,
      data: { field },
    }),
  ),
  badText: entry(
    'shape/bad-text',
    'error',
    {
      reason: because.form,
      bad: reasons(`reasons:\n  LATE: { title: Late, ${reasonFields}, service-level: «3 days» }\n`),
      good: reasons(`reasons:\n  LATE: { title: Late, ${reasonFields}, service-level: P3D }\n`),
    },
    (text: string, expected: string) => ({
      message: `${quoted(text)} is not what is expected here.`,
      hint: `expected: ${expected}`,
    }),
  ),
  badKey: entry(
    'shape/bad-key',
    'error',
    {
      reason: because.names,
      bad: reasons(`reasons:\n  «too-late»: { title: Late, ${reasonFields} }\n`),
      good: reasons(`reasons:\n  TOO_LATE: { title: Late, ${reasonFields} }\n`),
    },
    (key: string, keys: string, pattern: string) => ({
      message: `${quoted(key)} cannot be the name of a ${keys}.`,
      hint: `names are of the form \`${pattern}\``,
    }),
  ),
  unknownWord: entry(
    'shape/unknown-word',
    'error',
    {
      reason: because.form,
      bad: rules(`strategy: «frist»\nrules: []\n${otherwise}`),
      good: rules(`strategy: first\nrules: []\n${otherwise}`),
    },
    (word: string, known: readonly string[], meant: string | undefined) => ({
      message: `${quoted(word)} is not one of ${listed(known)}.`,
      hint: meantOr(meant, `write one of ${listed(known)}`),
      replaceWith: meant,
      data: { word, meant },
    }),
  ),
  badNumber: entry(
    'shape/bad-number',
    'error',
    { reason: because.form, bad: environment('order: «0»\n'), good: environment('order: 1\n') },
    (text: string, expected: string) => ({
      message: `${quoted(text)} is not ${expected}.`,
      hint: `expected: ${expected}`,
    }),
  ),
  duplicateId: entry(
    'shape/duplicate-id',
    'error',
    {
      reason: because.names,
      bad: rules(`rules:\n${rule('one', 'first')}${rule('«one»', 'second')}${otherwise}`),
      good: rules(`rules:\n${rule('one', 'first')}${rule('two', 'second')}${otherwise}`),
    },
    (field: string, id: string, first: Span) => ({
      message: `Another one has the ${field} ${quoted(id)} already.`,
      hint: 'Give each its own.',
      related: [{ span: first, message: 'first here' }],
      data: { id },
    }),
  ),
  tooFew: entry(
    'shape/too-few',
    'error',
    {
      reason: because.needed,
      bad: flow('  - on: «[]»\n    steps: []\n'),
      good: flow('  - on: [ held ]\n    steps: []\n'),
    },
    (name: string, min: number) => ({
      message: `${name} needs at least ${min}.`,
      hint: `add ${min === 1 ? 'one' : 'some'}`,
    }),
  ),
  noStep: entry(
    'shape/no-step',
    'error',
    {
      reason: 'The name of the step says what it does.',
      bad: flow('  - «{ valu: { value: = data, as: entry } }»\n'),
      good: flow('  - { let: { value: = data, as: entry } }\n'),
    },
    (found: readonly string[], known: readonly string[], meant: string | undefined) => ({
      message: found.length === 0 ? 'The step has no name.' : `None of ${listed(found)} is a step.`,
      hint: meantOr(meant, `steps: ${listed(known)}`),
    }),
  ),
  severalSteps: entry(
    'shape/several-steps',
    'error',
    {
      reason: 'Steps run in the order of the list; two in one map have no order.',
      bad: flow('  - let: { value: = data, as: entry }\n    «purpose»: cost\n    steps: []\n'),
      good: flow('  - let: { value: = data, as: entry }\n  - purpose: cost\n    steps: []\n'),
    },
    (first: string, second: string) => ({
      message: `The step is \`${first}\` already; \`${second}\` is another one.`,
      hint: `Begin another item of the list: \`- ${second}: …\`.`,
    }),
  ),
  stepPlace: entry(
    'shape/step-place',
    'error',
    {
      reason: 'It runs after all other steps of the flow.',
      bad: flow('  - «on: [ held ]\n    steps: []»\n  - let: { value: = data, as: entry }\n'),
      good: flow('  - let: { value: = data, as: entry }\n  - on: [ held ]\n    steps: []\n'),
    },
    (name: string) => ({
      message: `\`${name}\` stands only at the top of a flow, after all other steps.`,
      hint: 'Move it to the end of the flow.',
    }),
  ),
  targetPath: entry(
    'shape/target-path',
    'error',
    {
      reason: because.form,
      bad: mapping('  «employee..id»: = entry.id\n'),
      good: mapping('  employee.id: = entry.id\n'),
    },
    (key: string) => ({
      message: `${quoted(key)} is not a path of target fields.`,
      hint: 'Names stand with dots between them, `employee.id`; a list ends in `[]`; odd names stand in backquotes; 16 names are the most.',
    }),
  ),
  absentNotAlone: entry(
    'shape/absent-not-alone',
    'error',
    {
      reason: 'A field that the source does not have has no value either.',
      bad: mapping('  costCentre: { «absent»: not recorded, value: = entry.id }\n'),
      good: mapping('  costCentre: { absent: not recorded }\n'),
    },
    () => ({ message: '`absent` stands alone or with a `note`.', hint: 'Keep `absent`, or the value.' }),
  ),
  noValue: entry(
    'shape/no-value',
    'error',
    {
      reason: because.needed,
      bad: mapping('  hours: «{ note: as worked }»\n'),
      good: mapping('  hours: { value: = entry.hours, note: as worked }\n'),
    },
    () => ({
      message: 'Nothing says where the field comes from.',
      hint: 'Give it a `value`, `fields`, or the reason why it is `absent`.',
    }),
  ),
  twoValues: entry(
    'shape/two-values',
    'error',
    {
      reason: 'A field has one source.',
      bad: mapping('  employee: { value: = entry.user, «fields»: { id: = entry.id } }\n'),
      good: mapping('  employee: { fields: { id: = entry.id } }\n'),
    },
    () => ({ message: 'The field has a `value` and `fields`.', hint: 'Keep one of them.' }),
  ),
  eachNeeded: entry(
    'shape/each-needed',
    'error',
    {
      reason: 'Each element of the target list comes from an element of a source list.',
      bad: mapping('  «tags[]»: = entry.tags\n'),
      good: mapping('  tags[]: { each: = entry.tags, value: = item }\n'),
    },
    (key: string) => ({
      message: `\`${key}\` is a list, made with \`each\`.`,
      hint: `Write \`${key}: { each: …, value: = item }\`, or leave \`[]\` out to take a list as it is.`,
    }),
  ),
  eachWithoutList: entry(
    'shape/each-without-list',
    'error',
    {
      reason: 'Only a list has elements.',
      bad: mapping('  tags: { «each»: = entry.tags, value: = item }\n'),
      good: mapping('  tags[]: { each: = entry.tags, value: = item }\n'),
    },
    (key: string) => ({ message: `\`${key}\` is no list.`, hint: `Call it \`${key}[]\`.` }),
  ),
  badType: entry(
    'shape/bad-type',
    'error',
    {
      reason: because.form,
      bad: '--- mappings/example.mapping.yaml\ntitle: Example\nfrom: { hours: «number» }\nto: any\nfields: { hours: = hours }\n',
      good: '--- mappings/example.mapping.yaml\ntitle: Example\nfrom: { hours: decimal }\nto: any\nfields: { hours: = hours }\n',
    },
    (word: string, known: readonly string[], meant: string | undefined) => ({
      message: `${quoted(word)} is no type.`,
      hint: meantOr(meant, `types: ${listed(known)}, the id of a schema, a JSON Schema, or { list: … }`),
      replaceWith: meant,
    }),
  ),
};
