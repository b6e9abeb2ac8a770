import { lowerCase } from '../../data/case.js';
import { TEXT } from '../../types/type.js';
import { asAbsentAsFirst, isAbsent, maybe, needText, withinText } from '../arguments.js';
import type { StrictOperator } from '../operator.js';

export const lower: StrictOperator = {
  name: 'lower',
  group: 'text',
  summary: 'The text in small letters.',
  docs: 'The same everywhere, whatever the language of the machine. Null stays null, missing stays missing.',
  parameters: [{ name: 'text', type: maybe(TEXT), summary: 'The text.' }],
  result: asAbsentAsFirst(TEXT),
  examples: [
    { formula: 'lower("Ines.K@Example.COM")', result: 'ines.k@example.com' },
    { formula: 'lower("ÉTÉ")', result: 'été' },
    { formula: 'lower(5)', failure: 'NOT_A_TEXT' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: ([text]) => (isAbsent(text) ? text : withinText(lowerCase(needText(text, 'lower')), 'lower')),
};
