import { remainder as remainderOf } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { remainderType } from './bounds.js';
import { operand } from './operand.js';

export const remainder: StrictOperator = {
  name: '%',
  group: 'number',
  standard: true,
  summary: 'What is left when one number is divided by another as often as it fits.',
  docs: 'Exact; with the sign of the first, as in JavaScript. A divisor of zero fails.',
  parameters: [
    { name: 'number', type: NUMBER, summary: 'What is divided.' },
    { name: 'divisor', type: NUMBER, summary: 'What it is divided by; not zero.' },
  ],
  result: remainderType,
  examples: [
    { formula: '44 % 40', result: 4 },
    { formula: '0.3 % 0.1', result: 0 },
    { formula: '-7 % 3', result: -1 },
    { formula: '7 % 0', failure: 'DIVISION_BY_ZERO' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: ([number, divisor]) => remainderOf(operand(number, '%'), operand(divisor, '%')),
};
