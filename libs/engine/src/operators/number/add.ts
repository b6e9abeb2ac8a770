import { add } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import type { Num } from '../../values/value.js';
import type { StrictOperator } from '../operator.js';
import { leadingOperand } from './operand.js';
import { sumType } from './result.js';

export const plus: StrictOperator = {
  name: '+',
  group: 'number',
  standard: true,
  summary: 'Adds numbers, exactly.',
  docs: 'With one argument, reads it as a number. A text counts as the number at its beginning, as in JSON-Logic.',
  parameters: [{ name: 'number', type: NUMBER, summary: 'What is added.', variadic: true, optional: true }],
  result: sumType,
  examples: [
    { formula: '0.1 + 0.2', result: 0.3 },
    { formula: 'hours + 0.25', data: { hours: '7.50' }, result: 7.75 },
    { formula: '9007199254740993 + 1', result: { decimal: '9007199254740994' } },
    { formula: 'hours + 1', data: { hours: 'none' }, failure: 'NOT_A_NUMBER' },
    { formula: 'hours + 1', data: {}, failure: 'MISSING_VALUE' },
  ],
  form: 'strict',
  evaluate: (args) => args.map((arg) => leadingOperand(arg, '+')).reduce<Num>(add, 0),
};
