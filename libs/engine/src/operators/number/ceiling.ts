import { round } from '../../decimal/arithmetic.js';
import { INTEGER, NUMBER } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { needNumber } from '../arguments.js';

export const ceiling: StrictOperator = {
  name: 'ceiling',
  group: 'number',
  summary: 'The least whole number that is not below the number.',
  parameters: [{ name: 'number', type: NUMBER, summary: 'A number.' }],
  result: INTEGER,
  examples: [
    { formula: 'ceiling(7.1)', result: 8 },
    { formula: 'ceiling(-7.9)', result: -7 },
  ],
  form: 'strict',
  evaluate: ([number]) => round(needNumber(number, 'ceiling'), 0, 'ceiling'),
};
