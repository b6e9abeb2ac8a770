import { divide as quotientOf } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { operand } from './operand.js';

export const divide: StrictOperator = {
  name: '/',
  group: 'number',
  standard: true,
  summary: 'The quotient of two numbers, to 34 significant digits, half-even.',
  docs:
    'Exact wherever 34 digits suffice. Texts count as in json-logic-js; null fails, where json-logic-js takes it for 0, ' +
    'and so does a division by zero, where it answers Infinity.',
  parameters: [
    { name: 'number', type: NUMBER, summary: 'What is divided.' },
    { name: 'divisor', type: NUMBER, summary: 'What it is divided by; not zero.' },
  ],
  result: NUMBER,
  examples: [
    { formula: '10 / 4', result: 2.5 },
    { formula: 'text(2 / 3)', result: '0.6666666666666666666666666666666667' },
    { formula: '5400 / 3600', result: 1.5 },
    { formula: 'amount / hours', data: { amount: 100, hours: 0 }, failure: 'DIVISION_BY_ZERO' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: ([number, divisor]) => quotientOf(operand(number, '/'), operand(divisor, '/')),
};
