import { round } from '../../decimal/arithmetic.js';
import { INTEGER, NUMBER } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { needNumber } from '../arguments.js';

export const floor: StrictOperator = {
  name: 'floor',
  group: 'number',
  summary: 'The greatest whole number that is not above the number.',
  parameters: [{ name: 'number', type: NUMBER, summary: 'A number.' }],
  result: INTEGER,
  examples: [
    { formula: 'floor(7.9)', result: 7 },
    { formula: 'floor(-7.1)', result: -8 },
  ],
  form: 'strict',
  evaluate: ([number]) => round(needNumber(number, 'floor'), 0, 'floor'),
};
