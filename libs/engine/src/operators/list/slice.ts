import { INTEGER } from '../../types/type.js';
import { isAbsent, needWhole } from '../arguments.js';
import { LIST_MAX } from '../limits.js';
import type { StrictOperator } from '../operator.js';
import { LIST_PARAMETER, elementsOf, sameList } from './elements.js';

export const slice: StrictOperator = {
  name: 'slice',
  group: 'list',
  summary: 'A part of a list, from a position up to, but without, another.',
  docs: 'The first element is at 0; negative positions count from the end.',
  parameters: [
    LIST_PARAMETER,
    { name: 'from', type: INTEGER, summary: 'Where the part begins.' },
    {
      name: 'to',
      type: INTEGER,
      summary: 'Before which element it ends; after the last, if not given.',
      optional: true,
    },
  ],
  result: sameList,
  examples: [
    { formula: 'slice([1, 2, 3, 4], 1, 3)', result: [2, 3] },
    { formula: 'slice([1, 2, 3, 4], -2)', result: [3, 4] },
    { formula: 'slice([1, 2], 5)', result: [] },
  ],
  form: 'strict',
  evaluate: ([list, from, to]) => {
    const start = needWhole(from, 'slice', -LIST_MAX, LIST_MAX);
    const end = isAbsent(to) ? undefined : needWhole(to, 'slice', -LIST_MAX, LIST_MAX);
    return elementsOf(list, 'slice').slice(start, end);
  },
};
