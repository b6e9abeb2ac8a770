import { ANY, listOf } from '../../../types/type.js';
import type { SpecialOperator } from '../../operator.js';
import { LIST_PARAMETER } from '../elements.js';
import { perItem } from './per-item.js';

export const filter: SpecialOperator = {
  name: 'filter',
  group: 'list',
  standard: true,
  summary: 'The elements of a list for which a condition holds.',
  parameters: [LIST_PARAMETER, perItem('condition', 'Whether the element stays.')],
  result: listOf(ANY),
  examples: [
    {
      formula: 'filter(lines, item.billable)',
      data: { lines: [{ id: 1, billable: true }, { id: 2 }] },
      result: [{ id: 1, billable: true }],
    },
    { formula: 'filter([5, 12, 8], item > 6)', result: [12, 8] },
    { formula: 'filter(lines, true)', data: {}, result: [] },
  ],
  form: 'special',
};
