import { add as sumOf } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import type { Num } from '../../values/value.js';
import type { StrictOperator } from '../operator.js';
import { sumType } from './bounds.js';
import { leadingOperand } from './operand.js';

export const add: StrictOperator = {
  name: '+',
  group: 'number',
  standard: true,
  summary: 'The exact sum of numbers.',
  docs:
    'A text counts as the number that it begins with, as in json-logic-js; with one argument this reads a text. Null, ' +
    'missing and what begins with no number fail, where json-logic-js answers NaN. Without arguments it is 0.',
  parameters: [{ name: 'numbers', type: NUMBER, summary: 'What is added.', optional: true, variadic: true }],
  result: sumType,
  examples: [
    { formula: '0.1 + 0.2', result: 0.3 },
    { formula: 'hours + travel', data: { hours: 7.5, travel: 0.25 }, result: 7.75 },
    { formula: '"12.50 EUR" + 1', result: 13.5 },
    { formula: 'hours + travel', data: { hours: 7.5 }, failure: 'MISSING_VALUE' },
    { formula: '"abc" + 1', failure: 'NOT_A_NUMBER' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: (args) => args.reduce<Num>((sum, arg) => sumOf(sum, leadingOperand(arg, '+')), 0),
};
