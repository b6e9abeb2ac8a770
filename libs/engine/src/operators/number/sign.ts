import { compareNumbers } from '../../decimal/arithmetic.js';
import { INTEGER, NUMBER } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { needNumber } from '../arguments.js';

export const sign: StrictOperator = {
  name: 'sign',
  group: 'number',
  summary: 'The sign of a number: 1 above zero, -1 below, else 0.',
  parameters: [{ name: 'number', type: NUMBER, summary: 'A number.' }],
  result: { ...INTEGER, values: [-1, 0, 1] },
  examples: [
    { formula: 'sign(-12.5)', result: -1 },
    { formula: 'sign(0)', result: 0 },
  ],
  form: 'strict',
  evaluate: ([number]) => compareNumbers(needNumber(number, 'sign'), 0),
};
