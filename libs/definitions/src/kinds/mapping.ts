import { map, mappingFields, object, required, typeRef } from '../fields/field.js';
import { NAME, titled } from './common.js';
import { kind } from './kind.js';

export const mapping = kind({
  suffix: '.mapping.yaml',
  noun: 'mapping',
  summary: 'How one object becomes another, field by field.',
  docs: [
    'A target field is given an expression, or a map that says more about it. A key with dots reaches into objects; a key',
    'ending in `[]` makes a list with `each`. A missing source leaves the target field out, and null stays null.',
  ].join('\n'),
  examples: [
    `title: Harvest time entry to canonical
from: { entry: harvest/time-entry }
to: canonical/time-entry
fields:
  sourceId: = "harvest:" & entry.id
  hours:
    value: = entry.rounded_hours
    note: Harvest rounds by the account's setting; billing uses the rounded figure.
  tags[]:
    each: = split(entry.notes, " ")
    value: = upper(item)
`,
  ],
  spec: object({
    ...titled,
    from: required(
      'What it is made from; each name is in scope of the expressions.',
      map('source', typeRef(), { min: 1, keyPattern: NAME }),
      {
        examples: ['{ entry: harvest/time-entry }'],
      },
    ),
    to: required('The type of the result.', typeRef(), { examples: ['canonical/time-entry'] }),
    fields: required('The target fields.', mappingFields()),
  }),
});
