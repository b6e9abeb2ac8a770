import { formatNumber, isNumber } from '../../decimal/decimal.js';
import { ANY, TEXT } from '../../types/type.js';
import { asAbsentAsFirst, isAbsent, refuse } from '../arguments.js';
import type { StrictOperator } from '../operator.js';

export const text: StrictOperator = {
  name: 'text',
  group: 'text',
  summary: 'A number, or true and false, as a text.',
  docs: 'A number has as many digits as it needs; for a fixed number of them take `format`. A text stays as it is. Null stays null, missing stays missing.',
  parameters: [{ name: 'value', type: ANY, summary: 'A number, true, false or a text.' }],
  result: asAbsentAsFirst(TEXT),
  examples: [
    { formula: 'text(7.50)', result: '7.5' },
    { formula: 'text(true)', result: 'true' },
    { formula: 'text(12345678901234567890.5)', result: '12345678901234567890.5' },
    { formula: 'text([1])', failure: 'NOT_A_TEXT' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: ([value]) => {
    if (isAbsent(value) || typeof value === 'string') return value;
    if (typeof value === 'boolean') return String(value);
    return isNumber(value)
      ? formatNumber(value)
      : refuse(value, 'text', 'a number, true, false or a text', 'NOT_A_TEXT');
  },
};
