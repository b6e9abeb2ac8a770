import {
  choice,
  data,
  either,
  flag,
  list,
  map,
  number,
  optional,
  required,
  schema,
  text,
  whole,
} from '../fields/field.js';
import type { Fields } from '../fields/spec.js';

/** The keywords of JSON Schema 2020-12 that definitions use, and ours. */

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] as const;

export const ROLES = [
  'legal-entity',
  'customer',
  'contract',
  'project',
  'resource',
  'date',
  'quantity',
  'amount',
  'currency',
] as const;

const count = () => whole({ min: 0 });
const schemas = (keys: string) => map(keys, schema());

const titles = {
  $schema: optional('The version of JSON Schema.', text()),
  $id: optional('An id of the schema; here, its path is its id.', text()),
  description: optional('What a reader should know.', text()),
  $comment: optional('A note without effect.', text()),
  examples: optional('Values that it may have.', list(data())),
  default: optional('The value that a missing one means to the system; informative.', data()),
  deprecated: optional('Whether it should no longer be used.', flag()),
  readOnly: optional('Whether only the system itself writes it.', flag()),
  writeOnly: optional('Whether it can be written only.', flag()),
};

const ours = {
  sensitive: optional('The value is masked wherever it is shown.', flag()),
  role: optional('What the field is to reports, totals, windows and gates.', choice(...ROLES), {
    examples: ['amount'],
  }),
  'system-of-record': optional('Which system leads for this entity or field.', text(), { examples: ['netsuite'] }),
  scale: optional('How many digits may follow the point.', whole({ min: 0, max: 34 }), { examples: ['2'] }),
};

const values = {
  type: optional('The type, or several.', either(choice(...TYPES), list(choice(...TYPES), { min: 1 })), {
    examples: ['string', '[string, "null"]'],
  }),
  enum: optional('All values that it can have.', list(data(), { min: 1 })),
  const: optional('The only value that it can have.', data()),
  format: optional('The format of a text; `decimal` is an exact decimal, as a text or a number.', text(), {
    examples: ['date', 'date-time', 'decimal'],
  }),
  pattern: optional('A regular expression that a text must contain.', text()),
  minLength: optional('The least length of a text.', count()),
  maxLength: optional('The greatest length of a text.', count()),
  minimum: optional('The least number.', number()),
  maximum: optional('The greatest number.', number()),
  exclusiveMinimum: optional('Numbers are greater than this.', number()),
  exclusiveMaximum: optional('Numbers are less than this.', number()),
  multipleOf: optional('Numbers are whole multiples of this.', number()),
};

const structure = {
  properties: optional('The fields of an object.', schemas('property')),
  required: optional('The fields that an object must have.', list(text())),
  additionalProperties: optional(
    'Whether an object may have further fields, or what they look like.',
    either(flag(), schema()),
  ),
  patternProperties: optional('Fields whose name matches a pattern.', schemas('pattern')),
  propertyNames: optional('What the names of fields look like.', schema()),
  minProperties: optional('The least number of fields.', count()),
  maxProperties: optional('The greatest number of fields.', count()),
  dependentRequired: optional('Fields that others need.', map('property', list(text()))),
  items: optional('What the elements of a list look like.', either(flag(), schema())),
  prefixItems: optional('What the first elements of a list look like.', list(schema())),
  contains: optional('What some element of a list looks like.', schema()),
  minItems: optional('The least number of elements.', count()),
  maxItems: optional('The greatest number of elements.', count()),
  uniqueItems: optional('Whether all elements differ.', flag()),
};

const combining = {
  $ref: optional('Another schema, by its id, or a part of this one as `#/$defs/name`.', text(), {
    examples: ['canonical/project'],
  }),
  $defs: optional('Schemas to refer to.', schemas('definition')),
  allOf: optional('It fits all of these.', list(schema(), { min: 1 })),
  anyOf: optional('It fits at least one of these.', list(schema(), { min: 1 })),
  oneOf: optional('It fits exactly one of these.', list(schema(), { min: 1 })),
  not: optional('It does not fit this.', schema()),
  if: optional('Where it fits this, `then` holds too, else `else`.', schema()),
  then: optional('Holds where `if` does.', schema()),
  else: optional('Holds where `if` does not.', schema()),
};

const title = 'What it is, in a few words.';
const rest = { ...titles, ...ours, ...values, ...structure, ...combining };
const untitledFields: Fields = { title: optional(title, text()), ...rest };
const titledFields: Fields = { title: required(title, text()), ...rest };

/** The keywords of a schema; a file of its own needs a title. */
export function schemaFields(titled: boolean): Fields {
  return titled ? titledFields : untitledFields;
}
