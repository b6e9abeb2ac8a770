import { BOOLEAN } from '../../../types/type.js';
import type { SpecialOperator } from '../../operator.js';
import { LIST_PARAMETER } from '../elements.js';
import { perItem } from './per-item.js';

export const none: SpecialOperator = {
  name: 'none',
  group: 'list',
  standard: true,
  summary: 'Whether a condition holds for no element of a list.',
  docs: 'True for an empty list. Stops at the first element that decides.',
  parameters: [LIST_PARAMETER, perItem('condition', 'What must hold for no element.')],
  result: BOOLEAN,
  examples: [
    { formula: 'none(lines, item.hours < 0)', data: { lines: [{ hours: 2 }] }, result: true },
    { formula: 'none([], true)', result: true },
  ],
  form: 'special',
};
