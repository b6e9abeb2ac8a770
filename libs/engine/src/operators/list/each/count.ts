import { INTEGER } from '../../../types/type.js';
import type { SpecialOperator } from '../../operator.js';
import { LIST_PARAMETER } from '../elements.js';
import { perItem } from './per-item.js';

export const count: SpecialOperator = {
  name: 'count',
  group: 'list',
  summary: 'For how many elements of a list a condition holds.',
  docs: 'Without a condition, how many elements are truthy; for all of them take `length`.',
  parameters: [LIST_PARAMETER, { ...perItem('condition', 'Which elements count.'), optional: true }],
  result: INTEGER,
  examples: [
    { formula: 'count(lines, item.hours > 8)', data: { lines: [{ hours: 9 }, { hours: 7 }] }, result: 1 },
    { formula: 'count([])', result: 0 },
  ],
  form: 'special',
};
