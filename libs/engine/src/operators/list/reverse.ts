import type { StrictOperator } from '../operator.js';
import { LIST_PARAMETER, elementsOf, sameList } from './elements.js';

export const reverse: StrictOperator = {
  name: 'reverse',
  group: 'list',
  summary: 'The list with its last element first.',
  parameters: [LIST_PARAMETER],
  result: sameList,
  examples: [
    { formula: 'reverse([1, 2, 3])', result: [3, 2, 1] },
    { formula: 'first(reverse(sort(["b", "a", "c"])))', result: 'c' },
  ],
  form: 'strict',
  evaluate: ([list]) => elementsOf(list, 'reverse').toReversed(),
};
