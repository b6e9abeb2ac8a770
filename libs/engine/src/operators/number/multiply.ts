import { multiply } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import type { Num } from '../../values/value.js';
import type { StrictOperator } from '../operator.js';
import { leadingOperand } from './operand.js';
import { productType } from './result.js';

export const times: StrictOperator = {
  name: '*',
  group: 'number',
  standard: true,
  summary: 'Multiplies numbers, exactly.',
  docs: 'A text counts as the number at its beginning, as in JSON-Logic.',
  parameters: [{ name: 'number', type: NUMBER, summary: 'What is multiplied.', variadic: true }],
  result: productType,
  examples: [
    { formula: '1.005 * 100', result: 100.5 },
    { formula: 'hours * rate', data: { hours: 7.25, rate: 118.4 }, result: 858.4 },
    { formula: '123456789.123456789 * 987654321.987654321', result: { decimal: '121932631356500531.347203169112635269' } },
    { formula: 'hours * "abc"', data: { hours: 1 }, failure: 'NOT_A_NUMBER' },
  ],
  form: 'strict',
  evaluate: (args) => args.map((arg) => leadingOperand(arg, '*')).reduce<Num>(multiply, 1),
};
