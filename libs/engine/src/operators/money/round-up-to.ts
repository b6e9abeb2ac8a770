import { NUMBER } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { INCREMENT_PARAMETER, roundedTo } from './increments.js';

export const roundUpTo: StrictOperator = {
  name: 'roundUpTo',
  group: 'money',
  summary: 'A number brought up to a multiple of an increment, as a minimum of quarters of an hour.',
  docs: 'Away from zero, so that a correction by a negative number takes back what was billed.',
  parameters: [{ name: 'number', type: NUMBER, summary: 'Hours, or an amount.' }, INCREMENT_PARAMETER],
  result: NUMBER,
  examples: [
    { formula: 'roundUpTo(1.1, 0.25)', result: 1.25 },
    { formula: 'roundUpTo(1.25, 0.25)', result: 1.25 },
    { formula: 'roundUpTo(-0.1, 0.25)', result: -0.25 },
    { formula: 'roundUpTo(0, 0.25)', result: 0 },
    { formula: 'roundUpTo(1, -0.25)', failure: 'BAD_ARGUMENT' },
  ],
  form: 'strict',
  evaluate: ([number, increment]) => roundedTo(number, increment, 'up', 'roundUpTo'),
};
