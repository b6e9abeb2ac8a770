import { ANY } from '../../types/type.js';
import type { SpecialOperator } from '../operator.js';

export const coalesce: SpecialOperator = {
  name: 'coalesce',
  group: 'logic',
  summary: 'The first value that is neither missing nor null.',
  docs: 'Unlike `or`, it keeps 0, false and the empty text. If all are missing or null, the last one is the answer. What stands after the answer is not evaluated.',
  parameters: [{ name: 'value', type: ANY, summary: 'Any value.', variadic: true }],
  result: ANY,
  examples: [
    { formula: 'coalesce(break, 0) * 2', data: {}, result: 0 },
    { formula: 'coalesce(rate, project.rate, 100)', data: { rate: null, project: { rate: 120 } }, result: 120 },
    { formula: 'coalesce(discount, 5)', data: { discount: 0 }, result: 0 },
  ],
  form: 'special',
};
