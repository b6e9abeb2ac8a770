import { ANY, listOf } from '../../types/type.js';
import { maybe } from '../arguments.js';
import { valueKey } from '../../values/key.js';
import type { StrictOperator } from '../operator.js';
import { LIST_PARAMETER, elementsOf, sameList } from './elements.js';

export const without: StrictOperator = {
  name: 'without',
  group: 'list',
  summary: 'The elements of a list that another list does not have.',
  docs: 'Elements are the same as `===` says.',
  parameters: [LIST_PARAMETER, { name: 'other', type: maybe(listOf(ANY)), summary: 'The elements to leave out.' }],
  result: sameList,
  examples: [
    { formula: 'without(["late", "travel"], ["late"])', result: ['travel'] },
    { formula: 'isEmpty(without(given, allowed))', data: { given: ['a'], allowed: ['a', 'b'] }, result: true },
  ],
  form: 'strict',
  evaluate: ([list, other]) => {
    const left = new Set(elementsOf(other, 'without').map(valueKey));
    return elementsOf(list, 'without').filter((item) => !left.has(valueKey(item)));
  },
};
