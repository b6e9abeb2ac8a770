import { multiply as productOf } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { productType } from './bounds.js';
import { leadingOperand } from './operand.js';

export const multiply: StrictOperator = {
  name: '*',
  group: 'number',
  standard: true,
  summary: 'The exact product of numbers.',
  docs:
    'A text counts as the number that it begins with, as in json-logic-js. Null, missing and what begins with no number ' +
    'fail, where json-logic-js answers NaN. One argument comes back as a number; json-logic-js leaves a text a text.',
  parameters: [{ name: 'factors', type: NUMBER, summary: 'What is multiplied.', variadic: true }],
  result: productType,
  examples: [
    { formula: '1.005 * 100', result: 100.5 },
    { formula: 'hours * rate * 1.5', data: { hours: 7.25, rate: 133.3 }, result: 1449.6375 },
    { formula: 'hours * rate', data: { hours: 7.25 }, failure: 'MISSING_VALUE' },
    { formula: 'hours * "abc"', data: { hours: 1 }, failure: 'NOT_A_NUMBER' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: (args) => args.map((arg) => leadingOperand(arg, '*')).reduce(productOf),
};
