import { ANY, listOf } from '../../../types/type.js';
import type { SpecialOperator } from '../../operator.js';
import { LIST_PARAMETER } from '../elements.js';
import { perItem } from './per-item.js';

export const sortBy: SpecialOperator = {
  name: 'sortBy',
  group: 'list',
  summary: 'The elements of a list in the order of something of each.',
  docs: 'By numbers alone or texts (also dates) alone, the least first; where it is null or missing, last. Elements with the same key stay in their order. For the greatest first take `reverse(sortBy(…))`.',
  parameters: [LIST_PARAMETER, perItem('key', 'What is compared.')],
  result: listOf(ANY),
  examples: [
    {
      formula: 'map(sortBy(lines, item.workDate), item.id)',
      data: {
        lines: [
          { id: 1, workDate: '2026-11-03' },
          { id: 2, workDate: '2026-11-02' },
        ],
      },
      result: [2, 1],
    },
    { formula: 'sortBy(["bb", "a", "cc"], length(item))', result: ['a', 'bb', 'cc'] },
  ],
  form: 'special',
};
