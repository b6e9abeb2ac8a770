import type { StrictOperator } from '../operator.js';
import { isPlainDouble, oneOfType } from './bounds.js';
import { extreme, NUMBERS_PARAMETER } from './extreme.js';

export const min: StrictOperator = {
  name: 'min',
  group: 'number',
  standard: true,
  summary: 'The least of some numbers.',
  docs: 'Null fails, where json-logic-js takes it for 0. For the least over a list take `minOf`.',
  parameters: [NUMBERS_PARAMETER],
  result: oneOfType,
  examples: [
    { formula: 'min(hours, 8)', data: { hours: 9.5 }, result: 8 },
    { formula: 'min(3, 1.5, "2")', result: 1.5 },
    { formula: 'min(hours, cap)', data: { hours: 9.5, cap: null }, failure: 'MISSING_VALUE' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: (args) => extreme(args, 1, 'min'),
  emit: (args, types) => (types.every(isPlainDouble) ? `Math.min(${args.join(', ')})` : undefined),
};
