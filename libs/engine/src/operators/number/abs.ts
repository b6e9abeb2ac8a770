import { absolute } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import { needNumber } from '../arguments.js';
import type { StrictOperator } from '../operator.js';
import { isPlainDouble, oneOfType } from './bounds.js';

export const abs: StrictOperator = {
  name: 'abs',
  group: 'number',
  summary: 'The number without its sign.',
  parameters: [{ name: 'number', type: NUMBER, summary: 'The number.' }],
  result: oneOfType,
  examples: [
    { formula: 'abs(-7.5)', result: 7.5 },
    { formula: 'abs(0)', result: 0 },
    { formula: 'abs("7.5")', failure: 'NOT_A_NUMBER' },
  ],
  form: 'strict',
  evaluate: ([number]) => absolute(needNumber(number, 'abs')),
  emit: (args, types) => (isPlainDouble(types[0]) ? `Math.abs(${args[0]})` : undefined),
};
