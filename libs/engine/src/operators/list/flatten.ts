import { ANY, listOf } from '../../types/type.js';
import { throwListLimit } from '../arguments.js';
import { LIST_MAX } from '../limits.js';
import type { StrictOperator } from '../operator.js';
import { LIST_PARAMETER, elementsOf } from './elements.js';

export const flatten: StrictOperator = {
  name: 'flatten',
  group: 'list',
  summary: 'A list of lists as one list.',
  docs: 'One level deep. Elements that are no lists stay.',
  parameters: [LIST_PARAMETER],
  result: ([list]) => {
    const item = list?.kind === 'list' ? list.item : undefined;
    return listOf(item?.kind === 'list' ? (item.item ?? ANY) : item && item.kind !== 'any' ? item : ANY);
  },
  examples: [
    { formula: 'flatten([[1, 2], [], [3]])', result: [1, 2, 3] },
    {
      formula: 'flatten(map(days, item.lines))',
      data: { days: [{ lines: ['a'] }, { lines: ['b', 'c'] }] },
      result: ['a', 'b', 'c'],
    },
    { formula: 'flatten([1, [2, [3]]])', result: [1, 2, [3]] },
  ],
  form: 'strict',
  evaluate: ([list]) => {
    const elements = elementsOf(list, 'flatten');
    const length = elements.reduce<number>((sum, item) => sum + (Array.isArray(item) ? item.length : 1), 0);
    return length > LIST_MAX ? throwListLimit('flatten', length) : elements.flat();
  },
};
