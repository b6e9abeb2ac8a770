import type { StrictOperator } from '../operator.js';
import { isPlainDouble, oneOfType } from './bounds.js';
import { extreme, NUMBERS_PARAMETER } from './extreme.js';

export const max: StrictOperator = {
  name: 'max',
  group: 'number',
  standard: true,
  summary: 'The greatest of some numbers.',
  docs: 'Null fails, where json-logic-js takes it for 0. For the greatest over a list take `maxOf`.',
  parameters: [NUMBERS_PARAMETER],
  result: oneOfType,
  examples: [
    { formula: 'max(hours - 40, 0)', data: { hours: 44 }, result: 4 },
    { formula: 'max(3, 1.5, "20")', result: 20 },
    { formula: 'max(hours, "many")', data: { hours: 1 }, failure: 'NOT_A_NUMBER' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: (args) => extreme(args, -1, 'max'),
  emit: (args, types) => (types.every(isPlainDouble) ? `Math.max(${args.join(', ')})` : undefined),
};
