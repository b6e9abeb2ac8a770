import { isNumber, parseDecimal } from '../../decimal/decimal.js';
import { ANY, NUMBER } from '../../types/type.js';
import { Failure } from '../../values/failure.js';
import { describeValue } from '../../values/describe.js';
import type { StrictOperator } from '../operator.js';
import { isAbsent } from '../arguments.js';

export const number: StrictOperator = {
  name: 'number',
  group: 'number',
  summary: 'The number that a text spells, with all its digits.',
  docs: 'Blanks around it do not matter; anything else in the text fails. A missing value stays missing, null stays null.',
  parameters: [{ name: 'text', type: ANY, summary: 'A text such as "7.50", or a number.' }],
  result: ([text]) => ({ ...NUMBER, nullable: text?.nullable ?? false, optional: text?.optional ?? false }),
  seesMissing: true,
  examples: [
    { formula: 'number("7.50")', result: 7.5 },
    { formula: 'number(" 12345678901234567890 ")', result: { decimal: '12345678901234567890' } },
    { formula: 'number("7,50")', failure: 'NOT_A_NUMBER' },
    { formula: 'number("")', failure: 'NOT_A_NUMBER' },
  ],
  form: 'strict',
  evaluate: ([text]) => {
    if (isAbsent(text) || isNumber(text)) return text;
    const spelled = typeof text === 'string' ? parseDecimal(text.trim()) : undefined;
    if (spelled === undefined) throw new Failure('NOT_A_NUMBER', `\`number\` needs a text that spells a number, and this is ${describeValue(text)}`);
    return spelled;
  },
};
