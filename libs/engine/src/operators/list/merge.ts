import { join } from '../../types/relations.js';
import { ANY, NEVER, listOf, type Type } from '../../types/type.js';
import type { Value } from '../../values/value.js';
import { throwListLimit } from '../arguments.js';
import { LIST_MAX } from '../limits.js';
import type { StrictOperator } from '../operator.js';

export const merge: StrictOperator = {
  name: 'merge',
  group: 'list',
  standard: true,
  summary: 'One list of the elements of several.',
  docs: 'An argument that is no list counts as a list of itself; a missing one as a list of null.',
  parameters: [{ name: 'list', type: ANY, summary: 'A list, or a single element.', variadic: true, optional: true }],
  result: (types) => listOf(types.map(elementOf).reduce(join, NEVER)),
  examples: [
    { formula: 'merge([1, 2], [3])', result: [1, 2, 3] },
    { formula: 'merge(tags, "late")', data: { tags: ['travel'] }, result: ['travel', 'late'] },
    { formula: 'merge([[1], 2], null)', result: [[1], 2, null] },
    { formula: 'merge()', result: [] },
  ],
  form: 'strict',
  evaluate: (args) => {
    const length = args.reduce<number>((sum, arg) => sum + (Array.isArray(arg) ? arg.length : 1), 0);
    if (length > LIST_MAX) throwListLimit('merge', length);
    return args.flatMap((arg) => (arg ?? null) as Value);
  },
};

function elementOf(type: Type): Type {
  if (type.kind === 'any') return ANY;
  if (type.kind === 'list') return type.item ?? ANY;
  return type.optional ? { ...type, optional: false, nullable: true } : type;
}
