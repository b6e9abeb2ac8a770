import { join } from '../../types/relations.js';
import type { Type } from '../../types/type.js';
import { objectOf } from '../../values/read.js';
import type { StrictOperator } from '../operator.js';
import { OBJECT, OBJECT_PARAMETER, fieldsOf } from './fields.js';

export const combine: StrictOperator = {
  name: 'combine',
  group: 'data',
  summary: 'One object with the fields of several.',
  docs: 'Where several have a field, the last one holds. A missing or null object adds nothing.',
  parameters: [{ ...OBJECT_PARAMETER, variadic: true }],
  result: (types) => types.reduce(over, { ...OBJECT, open: false }),
  examples: [
    {
      formula: 'combine(defaults, { rate: 120 })',
      data: { defaults: { rate: 100, unit: 'h' } },
      result: { rate: 120, unit: 'h' },
    },
    { formula: 'combine({ a: 1 }, extra)', data: {}, result: { a: 1 } },
    { formula: 'combine({ a: 1 }, 2)', failure: 'BAD_ARGUMENT' },
  ],
  form: 'strict',
  evaluate: (objects) => objectOf(objects.flatMap((object) => Object.entries(fieldsOf(object, 'combine')))),
};

/** The type of the second object's fields laid over those of the first. */
function over(below: Type, above: Type): Type {
  const fields = new Map(below.fields);
  const known = above.kind === 'object' && !above.open && !below.open;
  for (const [name, type] of above.fields ?? []) {
    const surely = !type.optional && !above.optional && !above.nullable;
    const previous = fields.get(name);
    fields.set(
      name,
      surely ? type : { ...(previous ? join(previous, type) : type), optional: previous?.optional ?? true },
    );
  }
  return { ...OBJECT, fields: above.kind === 'object' && !above.open ? fields : new Map(), open: !known };
}
