import { negate, subtract as differenceOf } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { sumType } from './bounds.js';
import { operand } from './operand.js';

export const subtract: StrictOperator = {
  name: '-',
  group: 'number',
  standard: true,
  summary: 'The exact difference of two numbers, or a number with its sign turned.',
  docs:
    'A text that spells a number counts as that number, true as 1 and false as 0, as in json-logic-js. Null fails, where ' +
    'json-logic-js takes it for 0; what is no number fails, where it answers NaN.',
  parameters: [
    { name: 'number', type: NUMBER, summary: 'What is subtracted from; alone, the number to negate.' },
    { name: 'subtracted', type: NUMBER, summary: 'What is subtracted.', optional: true },
  ],
  result: sumType,
  examples: [
    { formula: '0.3 - 0.1', result: 0.2 },
    { formula: '-hours', data: { hours: 7.5 }, result: -7.5 },
    { formula: '10 - "2.5"', result: 7.5 },
    { formula: '10 - discount', data: { discount: null }, failure: 'MISSING_VALUE' },
    { formula: '10 - "2.5 h"', failure: 'NOT_A_NUMBER' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: (args) => {
    const number = operand(args[0], '-');
    return args.length === 1 ? negate(number) : differenceOf(number, operand(args[1], '-'));
  },
};
