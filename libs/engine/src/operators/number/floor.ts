import { round } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import { needNumber } from '../arguments.js';
import type { StrictOperator } from '../operator.js';
import { isPlainDouble, roundedType } from './bounds.js';

export const floor: StrictOperator = {
  name: 'floor',
  group: 'number',
  summary: 'The greatest whole number that is not above the number.',
  docs: 'As `round(number, 0, "floor")`.',
  parameters: [{ name: 'number', type: NUMBER, summary: 'The number.' }],
  result: ([number]) => roundedType(number, 0),
  examples: [
    { formula: 'floor(7.9)', result: 7 },
    { formula: 'floor(-0.5)', result: -1 },
    { formula: 'floor(null)', failure: 'MISSING_VALUE' },
  ],
  form: 'strict',
  evaluate: ([number]) => round(needNumber(number, 'floor'), 0, 'floor'),
  emit: (args, types) => (isPlainDouble(types[0]) ? `Math.floor(${args[0]})` : undefined),
};
