import { compareNumbers } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { operand } from './operand.js';
import { extremeType } from './result.js';

export const min: StrictOperator = {
  name: 'min',
  group: 'number',
  standard: true,
  summary: 'The least of the numbers.',
  parameters: [{ name: 'number', type: NUMBER, summary: 'A number.', variadic: true }],
  result: extremeType,
  examples: [
    { formula: 'min(hours, 8)', data: { hours: 9.5 }, result: 8 },
    { formula: 'min(3, 1, 2)', result: 1 },
    { formula: 'min(hours, 8)', data: {}, failure: 'MISSING_VALUE' },
  ],
  form: 'strict',
  evaluate: (args) => args.map((arg) => operand(arg, 'min')).reduce((least, number) => (compareNumbers(number, least) < 0 ? number : least)),
};
