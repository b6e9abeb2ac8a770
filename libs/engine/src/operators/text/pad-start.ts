import { INTEGER, TEXT } from '../../types/type.js';
import { asAbsentAsFirst, isAbsent, maybe, needText, needWhole } from '../arguments.js';
import { TEXT_MAX } from '../limits.js';
import type { StrictOperator } from '../operator.js';
import { needFill } from './fill.js';

export const padStart: StrictOperator = {
  name: 'padStart',
  group: 'text',
  summary: 'The text, filled up to a length with characters before it.',
  docs: 'A text that is long enough stays as it is. Null stays null, missing stays missing.',
  parameters: [
    { name: 'text', type: maybe(TEXT), summary: 'The text; for a number write `text(…)`.' },
    { name: 'length', type: INTEGER, summary: 'How long it must be at least.' },
    { name: 'fill', type: TEXT, summary: 'What fills it up; a blank, if not given.', optional: true },
  ],
  result: asAbsentAsFirst(TEXT),
  examples: [
    { formula: 'padStart("120", 6, "0")', result: '000120' },
    { formula: 'padStart(text(7), 3)', result: '  7' },
    { formula: 'padStart("abcdef", 3, "0")', result: 'abcdef' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: ([text, length, fill]) => {
    const [width, filling] = [needWhole(length, 'padStart', 0, TEXT_MAX), needFill(fill, 'padStart')];
    return isAbsent(text) ? text : needText(text, 'padStart').padStart(width, filling);
  },
};
