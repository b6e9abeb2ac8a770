import type { StrictOperator } from '../operator.js';
import { LIST_PARAMETER, elementType, elementsOf } from './elements.js';

export const last: StrictOperator = {
  name: 'last',
  group: 'list',
  summary: 'The last element of a list.',
  docs: 'Missing where the list is empty, null or missing.',
  parameters: [LIST_PARAMETER],
  result: elementType,
  examples: [
    { formula: 'last(["a", "b"])', result: 'b' },
    { formula: 'coalesce(last(lines), "none")', data: {}, result: 'none' },
  ],
  form: 'strict',
  effort: 'own',
  evaluate: ([list]) => elementsOf(list, 'last').at(-1),
};
