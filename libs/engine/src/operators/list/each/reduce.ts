import { ANY } from '../../../types/type.js';
import type { SpecialOperator } from '../../operator.js';
import { LIST_PARAMETER } from '../elements.js';
import { perItem } from './per-item.js';

export const reduce: SpecialOperator = {
  name: 'reduce',
  group: 'list',
  standard: true,
  summary: 'One value made of a list, element after element.',
  docs: 'In the second argument `item` (in JSON-Logic also `current`) is the element and `accumulator` what was made so far. For sums take `sum`, which is shorter.',
  parameters: [
    LIST_PARAMETER,
    perItem('step', 'What becomes of the accumulator with each element.'),
    {
      name: 'initial',
      type: ANY,
      summary: 'The accumulator before the first element, and the answer for an empty list; null, if not given.',
      optional: true,
    },
  ],
  result: ANY,
  examples: [
    { formula: 'reduce([1, 2, 3], accumulator + item, 0)', result: 6 },
    { formula: 'reduce(["a", "b"], accumulator & item, "")', result: 'ab' },
    { formula: 'reduce(lines, accumulator, "none")', data: {}, result: 'none' },
  ],
  form: 'special',
};
