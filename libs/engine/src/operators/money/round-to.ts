import { NUMBER } from '../../types/type.js';
import { MODE_PARAMETER, modeOf } from '../number/operand.js';
import type { StrictOperator } from '../operator.js';
import { INCREMENT_PARAMETER, roundedTo } from './increments.js';

export const roundTo: StrictOperator = {
  name: 'roundTo',
  group: 'money',
  summary: 'A number brought to a multiple of an increment, as coins or quarters of an hour.',
  docs: 'The modes are those of `round`; a half of an increment goes, with `half-even`, to the even multiple.',
  parameters: [{ name: 'number', type: NUMBER, summary: 'An amount, or hours.' }, INCREMENT_PARAMETER, MODE_PARAMETER],
  result: NUMBER,
  examples: [
    { formula: 'roundTo(12.37, 0.05)', result: 12.35 },
    { formula: 'roundTo(7.1, 0.25, "down")', result: 7 },
    { formula: 'roundTo(0.125, 0.25)', result: 0 },
    { formula: 'roundTo(0.375, 0.25)', result: 0.5 },
    { formula: 'roundTo(-0.375, 0.25, "half-down")', result: -0.25 },
    { formula: 'roundTo(1, 0)', failure: 'BAD_ARGUMENT' },
  ],
  form: 'strict',
  evaluate: ([number, increment, mode]) => roundedTo(number, increment, modeOf(mode, 'roundTo'), 'roundTo'),
};
