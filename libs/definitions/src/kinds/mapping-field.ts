import type { Span } from '@reckoner/diagnostics';
import type { Path } from '../definition.js';
import { expression, flag, mappingFields, optional, text, type InferFields } from '../fields/field.js';
import type { Fields } from '../fields/spec.js';
import { note } from './common.js';

/** One part of a target path: `employee`, or `tags[]` (`list`: one element per element of `each`). */
export interface TargetSegment {
  readonly name: string;
  readonly list: boolean;
  readonly span: Span;
}

const ownFields = {
  value: optional('Where the field comes from; in a list, evaluated once per element, which is `item`.', expression(), {
    examples: ['= entry.rounded_hours', 'harvest', '{ var: entry.hours }'],
  }),
  note,
  default: optional('Used where the value is missing.', expression(), { examples: ['0'] }),
  required: optional('Whether a missing value ends the execution; without it, the target schema decides.', flag()),
  when: optional('The field is left out unless this holds.', expression(), { examples: ['= entry.billable'] }),
  absent: optional('Why the source has no such field; stands alone.', text(), {
    examples: ['Harvest knows no cost centres.'],
  }),
  each: optional(
    'The list whose elements become the elements of this list; only for a target ending in `[]`.',
    expression(),
    {
      examples: ['= split(entry.notes, " ")'],
    },
  ),
};

/** What a target field may be given, in its long form. */
export const mappingField: Fields = {
  ...ownFields,
  fields: optional('The fields of an object, or of each element of a list.', mappingFields()),
};

/** One target field. The short form, an expression alone, has nothing but `value`. */
export interface MappingField extends InferFields<typeof ownFields> {
  readonly fields?: readonly MappingField[];
  /** As written: `employee.id`, `tags[]`. */
  readonly key: string;
  readonly segments: readonly TargetSegment[];
  /** The key. */
  readonly keySpan: Span;
  /** Key and value. */
  readonly span: Span;
  readonly path: Path;
}
