import { round } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import { needNumber } from '../arguments.js';
import type { StrictOperator } from '../operator.js';
import { isPlainDouble, roundedType } from './bounds.js';

export const ceiling: StrictOperator = {
  name: 'ceiling',
  group: 'number',
  summary: 'The least whole number that is not below the number.',
  docs: 'As `round(number, 0, "ceiling")`.',
  parameters: [{ name: 'number', type: NUMBER, summary: 'The number.' }],
  result: ([number]) => roundedType(number, 0),
  examples: [
    { formula: 'ceiling(7.1)', result: 8 },
    { formula: 'ceiling(-0.5)', result: 0 },
    { formula: 'ceiling("7.1")', failure: 'NOT_A_NUMBER' },
  ],
  form: 'strict',
  evaluate: ([number]) => round(needNumber(number, 'ceiling'), 0, 'ceiling'),
  emit: (args, types) => (isPlainDouble(types[0]) ? `(Math.ceil(${args[0]}) + 0)` : undefined),
};
