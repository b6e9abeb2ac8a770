import { BOOLEAN } from '../../../types/type.js';
import type { SpecialOperator } from '../../operator.js';
import { LIST_PARAMETER } from '../elements.js';
import { perItem } from './per-item.js';

export const some: SpecialOperator = {
  name: 'some',
  group: 'list',
  standard: true,
  summary: 'Whether a condition holds for at least one element of a list.',
  docs: 'Stops at the first element that decides.',
  parameters: [LIST_PARAMETER, perItem('condition', 'What must hold for one element.')],
  result: BOOLEAN,
  examples: [
    { formula: 'some(tags, item == "travel")', data: { tags: ['late', 'travel'] }, result: true },
    { formula: 'some([], true)', result: false },
  ],
  form: 'special',
};
