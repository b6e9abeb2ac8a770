import { negate, subtract } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { operand } from './operand.js';
import { sumType } from './result.js';

export const minus: StrictOperator = {
  name: '-',
  group: 'number',
  standard: true,
  summary: 'Subtracts the second number from the first, exactly; with one argument, changes its sign.',
  parameters: [
    { name: 'from', type: NUMBER, summary: 'What is subtracted from.' },
    { name: 'number', type: NUMBER, summary: 'What is subtracted.', optional: true },
  ],
  result: sumType,
  examples: [
    { formula: '0.3 - 0.1', result: 0.2 },
    { formula: '-hours', data: { hours: 7.5 }, result: -7.5 },
    { formula: 'hours - 1', data: { hours: null }, failure: 'MISSING_VALUE' },
  ],
  form: 'strict',
  evaluate: (args) => {
    const first = operand(args[0], '-');
    return args.length === 1 ? negate(first) : subtract(first, operand(args[1], '-'));
  },
};
