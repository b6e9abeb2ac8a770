import { remainder } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { operand } from './operand.js';

export const modulo: StrictOperator = {
  name: '%',
  group: 'number',
  standard: true,
  summary: 'What is left when the first number is divided by the second; it has the sign of the first.',
  parameters: [
    { name: 'number', type: NUMBER, summary: 'What is divided.' },
    { name: 'by', type: NUMBER, summary: 'What it is divided by.' },
  ],
  result: NUMBER,
  examples: [
    { formula: '7.5 % 2', result: 1.5 },
    { formula: '-7 % 2', result: -1 },
    { formula: '0.3 % 0.1', result: 0 },
    { formula: '1 % 0', failure: 'DIVISION_BY_ZERO' },
  ],
  form: 'strict',
  evaluate: ([number, by]) => remainder(operand(number, '%'), operand(by, '%')),
};
