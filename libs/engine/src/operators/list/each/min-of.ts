import { ANY, optional } from '../../../types/type.js';
import type { SpecialOperator } from '../../operator.js';
import { LIST_PARAMETER } from '../elements.js';
import { perItem } from './per-item.js';

export const minOf: SpecialOperator = {
  name: 'minOf',
  group: 'list',
  summary: 'The least value over a list.',
  docs: 'Of the elements themselves, or of what the second argument makes of each: numbers alone, or texts (also dates) alone. Null and missing do not count. Missing where nothing is left.',
  parameters: [
    LIST_PARAMETER,
    { ...perItem('value', 'What is compared; the element itself, if not given.'), optional: true },
  ],
  result: optional(ANY),
  examples: [
    {
      formula: 'minOf(lines, item.workDate)',
      data: { lines: [{ workDate: '2026-11-03' }, { workDate: '2026-11-02' }] },
      result: '2026-11-02',
    },
    { formula: 'minOf([3, null, 1.5])', result: 1.5 },
    { formula: 'coalesce(minOf([]), 0)', result: 0 },
    { formula: 'minOf([1, "a"])', failure: 'BAD_ARGUMENT' },
  ],
  form: 'special',
};
