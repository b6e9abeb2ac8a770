import { divide } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { operand } from './operand.js';

export const over: StrictOperator = {
  name: '/',
  group: 'number',
  standard: true,
  summary: 'Divides the first number by the second, to 34 significant digits.',
  docs: 'A quotient with more digits is rounded half to even. Dividing by zero fails.',
  parameters: [
    { name: 'number', type: NUMBER, summary: 'What is divided.' },
    { name: 'by', type: NUMBER, summary: 'What it is divided by.' },
  ],
  result: NUMBER,
  examples: [
    { formula: '7.5 / 60', result: 0.125 },
    { formula: '1 / 3', result: { decimal: '0.3333333333333333333333333333333333' } },
    { formula: '1 / 0', failure: 'DIVISION_BY_ZERO' },
  ],
  form: 'strict',
  evaluate: ([number, by]) => divide(operand(number, '/'), operand(by, '/')),
};
