import { BOOLEAN, TEXT } from '../../types/type.js';
import { isAbsent, maybe, needText } from '../arguments.js';
import type { StrictOperator } from '../operator.js';

export const isBlank: StrictOperator = {
  name: 'isBlank',
  group: 'text',
  summary: 'Whether a text is missing, null, empty or made of blanks alone.',
  parameters: [{ name: 'text', type: maybe(TEXT), summary: 'The text.' }],
  result: BOOLEAN,
  examples: [
    { formula: 'isBlank(note)', data: { note: '  ' }, result: true },
    { formula: 'isBlank(note)', data: {}, result: true },
    { formula: 'isBlank("x")', result: false },
  ],
  form: 'strict',
  evaluate: ([text]) => isAbsent(text) || needText(text, 'isBlank').trim() === '',
};
