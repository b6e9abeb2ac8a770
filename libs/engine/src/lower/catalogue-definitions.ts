import { entry } from '@reckoner/diagnostics';
import { DEMO_SCHEMAS } from './examples.js';

/** Everything that checking mappings, rules, tables and what they refer to can say. */

const mapping = (fields: string): string => `${DEMO_SCHEMAS}--- mappings/demo/line.mapping.yaml
title: Entry to line
from: { entry: demo/entry }
to: demo/line
${fields}
`;

const rules = (rule: string): string => `${DEMO_SCHEMAS}--- rules/demo/check.rules.yaml
title: Is the entry good?
input: { entry: demo/entry }
outputs: { level: string }
rules:
  - ${rule}
otherwise: { outcome: accept, level: low }
`;

const table = (row: string): string => `${DEMO_SCHEMAS}--- rules/demo/level.table.yaml
title: Level by status
input: { entry: demo/entry }
inputs:
  status: { value: = entry.status }
outputs: { level: string }
rows:
  - ${row}
  - { id: rest, if: [ "-" ], then: [ low ] }
`;

function quoted(names: readonly string[]): string {
  return (
    names
      .slice(0, 12)
      .map((name) => `\`${name}\``)
      .join(', ') + (names.length > 12 ? ' …' : '')
  );
}

export const unknownTarget = entry(
  'mapping/unknown-field',
  'error',
  {
    reason: 'The target has no such field, so the value would go nowhere.',
    bad: mapping('fields:\n  hours: = entry.hours\n  «labell»: = entry.status'),
    good: mapping('fields:\n  hours: = entry.hours\n  label: = entry.status'),
  },
  (path: string, names: readonly string[], meant: string | undefined) => ({
    message: `the target has no field \`${path}\``,
    hint: meant === undefined ? `its fields: ${quoted(names)}` : `did you mean \`${meant}\`?`,
    data: { path, meant },
    replaceWith: meant,
  }),
);

export const fieldTwice = entry(
  'mapping/field-twice',
  'error',
  {
    reason: 'A target field gets its value from one place.',
    bad: mapping('fields:\n  hours: = entry.hours\n  «hours».total: = entry.hours'),
    good: mapping('fields:\n  hours: = entry.hours'),
  },
  (path: string) => ({
    message: `\`${path}\` is mapped twice, or once as a value and once as an object`,
    hint: 'keep one of them',
  }),
);

export const notAListField = entry(
  'mapping/not-a-list',
  'error',
  {
    reason: 'A key ending in `[]` fills a list, one element per element of `each`.',
    bad: mapping('fields:\n  hours: = entry.hours\n  «label[]»: { each: = entry.lines, value: = item.hours }'),
    good: mapping('fields:\n  hours: = entry.hours\n  label: = join(map(entry.lines, text(item.hours)), " ")'),
  },
  (path: string) => ({
    message: `\`${path}\` is not filled as a list`,
    hint: 'the target must be a list; give `each` and either `value` or `fields`',
  }),
);

export const requiredUnmapped = entry(
  'mapping/required-unmapped',
  'error',
  {
    reason: 'Without its required fields the target object is not valid.',
    bad: mapping('«fields»:\n  label: approved'),
    good: mapping('fields:\n  label: approved\n  hours: = entry.hours'),
  },
  (paths: readonly string[]) => ({
    message: `${paths.length === 1 ? 'a required field is' : `${paths.length} required fields are`} not mapped: ${quoted(paths)}`,
    hint: 'map each, or say `absent: <why the source has no such field>`',
    data: { paths },
  }),
);

export const unknownOutput = entry(
  'rules/unknown-output',
  'error',
  {
    reason: 'A rule gives only the outputs that the rule set declares.',
    bad: rules('{ id: a, when: = entry.hours > 8, then: { «levle»: high } }'),
    good: rules('{ id: a, when: = entry.hours > 8, then: { level: high } }'),
  },
  (name: string, outputs: readonly string[], meant: string | undefined) => ({
    message: `there is no output \`${name}\``,
    hint:
      meant === undefined ? `declared in \`outputs\`: ${quoted(outputs) || 'nothing'}` : `did you mean \`${meant}\`?`,
    replaceWith: meant,
    data: { name, meant },
  }),
);

export const cellCount = entry(
  'table/cell-count',
  'error',
  {
    reason: 'A row has one cell per input column, and one value per output column.',
    bad: table('{ id: a, if: «[ approved, 8 ]», then: [ high ] }'),
    good: table('{ id: a, if: [ approved ], then: [ high ] }'),
  },
  (field: string, given: number, columns: readonly string[]) => ({
    message: `\`${field}\` has ${given} ${given === 1 ? 'value' : 'values'} for ${columns.length} ${columns.length === 1 ? 'column' : 'columns'}`,
    hint: `the columns are ${quoted(columns)}; \`"-"\` is anything`,
  }),
);

export const unknownReason = entry(
  'reasons/unknown-code',
  'warning',
  {
    reason: 'A reason that no catalogue lists has no owner, no remedy and no service level.',
    bad: `${rules('{ id: a, when: = entry.hours > 8, then: { outcome: hold, reason: «TO_LONG» } }')}--- rules/demo.reasons.yaml
title: Reasons
reasons:
  TOO_LONG: { title: Too long, owner: team, remedy: Split it., service-level: P3D }
`,
    good: `${rules('{ id: a, when: = entry.hours > 8, then: { outcome: hold, reason: TOO_LONG } }')}--- rules/demo.reasons.yaml
title: Reasons
reasons:
  TOO_LONG: { title: Too long, owner: team, remedy: Split it., service-level: P3D }
`,
  },
  (code: string, meant: string | undefined) => ({
    message: `no catalogue lists the reason \`${code}\``,
    hint: meant === undefined ? 'add it to a `*.reasons.yaml`' : `did you mean \`${meant}\`?`,
    replaceWith: meant,
    data: { code, meant },
  }),
);
