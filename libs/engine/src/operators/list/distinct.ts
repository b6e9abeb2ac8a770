import { valueKey } from '../../values/key.js';
import type { StrictOperator } from '../operator.js';
import { LIST_PARAMETER, elementsOf, sameList } from './elements.js';

export const distinct: StrictOperator = {
  name: 'distinct',
  group: 'list',
  summary: 'The list with each element once, where it first occurs.',
  docs: 'Elements are the same as `===` says; objects whatever the order of their fields.',
  parameters: [LIST_PARAMETER],
  result: sameList,
  examples: [
    { formula: 'distinct([3, 1, 3, 1.0, "1"])', result: [3, 1, '1'] },
    {
      formula: 'length(distinct(map(lines, item.project)))',
      data: { lines: [{ project: 'A' }, { project: 'A' }] },
      result: 1,
    },
    { formula: 'distinct([{ a: 1, b: 2 }, { b: 2, a: 1 }])', result: [{ a: 1, b: 2 }] },
  ],
  form: 'strict',
  evaluate: ([list]) => {
    const seen = new Set<string>();
    return elementsOf(list, 'distinct').filter((item) => {
      const key = valueKey(item);
      return !seen.has(key) && seen.add(key);
    });
  },
};
