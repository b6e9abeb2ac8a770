import { entry } from '@reckoner/diagnostics';

/** Everything that checking a schema can say, beyond its form. */

const schema = (fields: string): string => `--- mappings/demo/note.schema.yaml
title: A note
type: object
${fields}
`;

export const badPattern = entry(
  'schema/bad-pattern',
  'error',
  {
    reason: 'Texts are held against patterns in linear time; look-around and back-references cannot be.',
    bad: schema("properties: { code: { type: string, pattern: «'^(a+)\\1$'» } }"),
    good: schema("properties: { code: { type: string, pattern: '^(a+)$' } }"),
  },
  (why: string) => ({
    message: `the pattern cannot be used: ${why}`,
    hint: 'write letters, classes, groups, `|` and repetitions only',
  }),
);

export const unknownSchema = entry(
  'schema/unknown-reference',
  'error',
  {
    reason: 'Where a reference leads nowhere, any value fits.',
    bad: schema("properties: { code: { $ref: «'#/$defs/kode'» } }\n$defs: { code: { type: string } }"),
    good: schema("properties: { code: { $ref: '#/$defs/code' } }\n$defs: { code: { type: string } }"),
  },
  (ref: string, meant: string | undefined) => ({
    message: `\`$ref: ${ref}\` leads nowhere`,
    hint:
      meant === undefined
        ? 'name a schema by its id, or a part of this one as `#/$defs/name`'
        : `did you mean \`${meant}\`?`,
    replaceWith: meant,
    data: { ref, meant },
  }),
);

export const unboundedSchema = entry(
  'schema/unbounded',
  'error',
  {
    reason: 'A schema that leads back to itself without going deeper into the value would never end; nothing fits it.',
    bad: `${schema('allOf: [ { $ref: demo/note } ]').replace('title', '«title»')}`,
    good: schema('properties: { answer: { $ref: demo/note } }'),
  },
  () => ({
    message: 'checking by this schema would not end in good time',
    hint: 'let the reference stand below `properties` or `items`',
  }),
);
