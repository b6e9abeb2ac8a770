import { ANY, INTEGER, optional } from '../../types/type.js';
import { sameValue } from '../../values/equality.js';
import type { StrictOperator } from '../operator.js';
import { LIST_PARAMETER, elementsOf } from './elements.js';

export const indexOf: StrictOperator = {
  name: 'indexOf',
  group: 'list',
  summary: 'The position at which a list first has an element.',
  docs: 'The first element is at 0. Missing where the list does not have it; elements are compared as `===` does.',
  parameters: [LIST_PARAMETER, { name: 'element', type: ANY, summary: 'What is looked for.' }],
  result: optional(INTEGER),
  examples: [
    { formula: 'indexOf(["mon", "tue"], "tue")', result: 1 },
    { formula: 'coalesce(indexOf(["mon", "tue"], "sun"), -1)', result: -1 },
  ],
  form: 'strict',
  evaluate: ([list, element = null]) => {
    const index = elementsOf(list, 'indexOf').findIndex((item) => sameValue(item, element));
    return index === -1 ? undefined : index;
  },
};
