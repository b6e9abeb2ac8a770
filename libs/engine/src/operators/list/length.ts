import { ANY, INTEGER } from '../../types/type.js';
import { isAbsent, refuse } from '../arguments.js';
import { isPresent } from '../logic/emission.js';
import type { StrictOperator } from '../operator.js';

export const length: StrictOperator = {
  name: 'length',
  group: 'list',
  summary: 'How many elements a list has, or characters a text.',
  docs: 'Null and missing have none. Characters are counted in UTF-16 units, as `substr` does.',
  parameters: [{ name: 'value', type: ANY, summary: 'A list or a text.' }],
  result: INTEGER,
  examples: [
    { formula: 'length([1, 2, 3])', result: 3 },
    { formula: 'length("PRJ-0120")', result: 8 },
    { formula: 'length(lines)', data: {}, result: 0 },
    { formula: 'length(5)', failure: 'BAD_ARGUMENT' },
  ],
  form: 'strict',
  effort: 'own',
  evaluate: ([value]) => {
    if (isAbsent(value)) return 0;
    return typeof value === 'string' || Array.isArray(value)
      ? value.length
      : refuse(value, 'length', 'a list or a text', 'BAD_ARGUMENT');
  },
  emit: ([arg], [type]) =>
    type && (type.kind === 'list' || type.kind === 'text') && isPresent(type) ? `${arg}.length` : undefined,
};
