import { ANY, TEXT } from '../../types/type.js';
import { valueKind } from '../../values/equality.js';
import type { StrictOperator } from '../operator.js';

export const typeOf: StrictOperator = {
  name: 'typeOf',
  group: 'data',
  summary: 'The kind of a value, as a text.',
  docs: 'One of "missing", "null", "boolean", "number", "text", "list" and "object". Dates are texts.',
  parameters: [{ name: 'value', type: ANY, summary: 'Any value.' }],
  result: { ...TEXT, values: ['missing', 'null', 'boolean', 'number', 'text', 'list', 'object'] },
  examples: [
    { formula: 'typeOf(hours)', data: { hours: '7.5' }, result: 'text' },
    { formula: 'typeOf(hours)', data: {}, result: 'missing' },
    { formula: 'typeOf([])', result: 'list' },
  ],
  form: 'strict',
  effort: 'own',
  seesMissing: true,
  evaluate: ([value]) => valueKind(value),
};
