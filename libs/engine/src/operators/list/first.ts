import type { StrictOperator } from '../operator.js';
import { LIST_PARAMETER, elementType, elementsOf } from './elements.js';

export const first: StrictOperator = {
  name: 'first',
  group: 'list',
  summary: 'The first element of a list.',
  docs: 'Missing where the list is empty, null or missing.',
  parameters: [LIST_PARAMETER],
  result: elementType,
  examples: [
    { formula: 'first(["a", "b"])', result: 'a' },
    { formula: 'coalesce(first(lines), "none")', data: { lines: [] }, result: 'none' },
  ],
  form: 'strict',
  effort: 'own',
  evaluate: ([list]) => elementsOf(list, 'first')[0],
};
