import { absolute } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { needNumber } from '../arguments.js';
import { extremeType } from './result.js';

export const abs: StrictOperator = {
  name: 'abs',
  group: 'number',
  summary: 'The number without its sign.',
  parameters: [{ name: 'number', type: NUMBER, summary: 'A number.' }],
  result: extremeType,
  examples: [
    { formula: 'abs(-7.5)', result: 7.5 },
    { formula: 'abs(0)', result: 0 },
    { formula: 'abs("7")', failure: 'NOT_A_NUMBER' },
  ],
  form: 'strict',
  evaluate: ([number]) => absolute(needNumber(number, 'abs')),
};
