import { TEXT } from '../../types/type.js';
import { asAbsentAsFirst, isAbsent, maybe, needText } from '../arguments.js';
import type { StrictOperator } from '../operator.js';

export const trim: StrictOperator = {
  name: 'trim',
  group: 'text',
  summary: 'The text without blanks, tabs and line ends at its beginning and end.',
  docs: 'Null stays null, missing stays missing.',
  parameters: [{ name: 'text', type: maybe(TEXT), summary: 'The text.' }],
  result: asAbsentAsFirst(TEXT),
  examples: [
    { formula: 'trim("  PRJ-0120 ")', result: 'PRJ-0120' },
    { formula: 'trim("\\t a b \\n")', result: 'a b' },
    { formula: 'trim("")', result: '' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: ([text]) => (isAbsent(text) ? text : needText(text, 'trim').trim()),
};
