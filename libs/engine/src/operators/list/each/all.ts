import { BOOLEAN } from '../../../types/type.js';
import type { SpecialOperator } from '../../operator.js';
import { LIST_PARAMETER } from '../elements.js';
import { perItem } from './per-item.js';

export const all: SpecialOperator = {
  name: 'all',
  group: 'list',
  standard: true,
  summary: 'Whether a condition holds for all elements of a list, and there are some.',
  docs: 'False for an empty list, as JSON-Logic has it; `none(list, not …)` is true there. Stops at the first element that decides.',
  parameters: [LIST_PARAMETER, perItem('condition', 'What must hold for each element.')],
  result: BOOLEAN,
  examples: [
    { formula: 'all(lines, item.approved)', data: { lines: [{ approved: true }, { approved: true }] }, result: true },
    { formula: 'all([], true)', result: false },
  ],
  form: 'special',
};
