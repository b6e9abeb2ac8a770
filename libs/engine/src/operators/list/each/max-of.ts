import { ANY, optional } from '../../../types/type.js';
import type { SpecialOperator } from '../../operator.js';
import { LIST_PARAMETER } from '../elements.js';
import { perItem } from './per-item.js';

export const maxOf: SpecialOperator = {
  name: 'maxOf',
  group: 'list',
  summary: 'The greatest value over a list.',
  docs: 'Of the elements themselves, or of what the second argument makes of each: numbers alone, or texts (also dates) alone. Null and missing do not count. Missing where nothing is left.',
  parameters: [
    LIST_PARAMETER,
    { ...perItem('value', 'What is compared; the element itself, if not given.'), optional: true },
  ],
  result: optional(ANY),
  examples: [
    { formula: 'maxOf(lines, item.hours)', data: { lines: [{ hours: 7 }, { hours: 9.5 }] }, result: 9.5 },
    { formula: 'maxOf(["2026-11-02", "2026-11-03"])', result: '2026-11-03' },
    { formula: 'coalesce(maxOf(lines), 0)', data: {}, result: 0 },
  ],
  form: 'special',
};
