import { ANY, BOOLEAN } from '../../types/type.js';
import { isAbsent, isObject, refuse } from '../arguments.js';
import type { StrictOperator } from '../operator.js';

export const isEmpty: StrictOperator = {
  name: 'isEmpty',
  group: 'list',
  summary: 'Whether a list has no elements, an object no fields, or a text no characters.',
  docs: 'Null and missing are empty, too.',
  parameters: [{ name: 'value', type: ANY, summary: 'A list, an object or a text.' }],
  result: BOOLEAN,
  examples: [
    { formula: 'isEmpty(lines)', data: { lines: [] }, result: true },
    { formula: 'isEmpty(lines)', data: {}, result: true },
    { formula: 'isEmpty({ a: 1 })', result: false },
    { formula: 'isEmpty(0)', failure: 'BAD_ARGUMENT' },
  ],
  form: 'strict',
  effort: 'own',
  evaluate: ([value]) => {
    if (isAbsent(value)) return true;
    if (typeof value === 'string' || Array.isArray(value)) return value.length === 0;
    return isObject(value)
      ? Object.keys(value).length === 0
      : refuse(value, 'isEmpty', 'a list, an object or a text', 'BAD_ARGUMENT');
  },
};
