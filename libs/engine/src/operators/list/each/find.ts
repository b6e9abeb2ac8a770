import { ANY, optional } from '../../../types/type.js';
import type { SpecialOperator } from '../../operator.js';
import { LIST_PARAMETER } from '../elements.js';
import { perItem } from './per-item.js';

export const find: SpecialOperator = {
  name: 'find',
  group: 'list',
  summary: 'The first element of a list for which a condition holds.',
  docs: 'Missing where it holds for none. Stops at that element.',
  parameters: [LIST_PARAMETER, perItem('condition', 'What the element must satisfy.')],
  result: optional(ANY),
  examples: [
    {
      formula: 'find(lines, item.hours > 8)',
      data: {
        lines: [
          { id: 1, hours: 7 },
          { id: 2, hours: 9 },
        ],
      },
      result: { id: 2, hours: 9 },
    },
    { formula: 'coalesce(find([1, 2], item > 5), 0)', result: 0 },
  ],
  form: 'special',
};
