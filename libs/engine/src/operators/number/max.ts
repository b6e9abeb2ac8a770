import { compareNumbers } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { operand } from './operand.js';
import { extremeType } from './result.js';

export const max: StrictOperator = {
  name: 'max',
  group: 'number',
  standard: true,
  summary: 'The greatest of the numbers.',
  parameters: [{ name: 'number', type: NUMBER, summary: 'A number.', variadic: true }],
  result: extremeType,
  examples: [
    { formula: 'max(hours - 8, 0)', data: { hours: 9.5 }, result: 1.5 },
    { formula: 'max(3, 1, 2)', result: 3 },
  ],
  form: 'strict',
  evaluate: (args) => args.map((arg) => operand(arg, 'max')).reduce((most, number) => (compareNumbers(number, most) > 0 ? number : most)),
};
