import { INTEGER, TEXT } from '../../types/type.js';
import { asAbsentAsFirst, isAbsent, maybe, needText, needWhole } from '../arguments.js';
import { TEXT_MAX } from '../limits.js';
import type { StrictOperator } from '../operator.js';
import { needFill } from './fill.js';

export const padEnd: StrictOperator = {
  name: 'padEnd',
  group: 'text',
  summary: 'The text, filled up to a length with characters after it.',
  docs: 'A text that is long enough stays as it is. Null stays null, missing stays missing.',
  parameters: [
    { name: 'text', type: maybe(TEXT), summary: 'The text; for a number write `text(…)`.' },
    { name: 'length', type: INTEGER, summary: 'How long it must be at least.' },
    { name: 'fill', type: TEXT, summary: 'What fills it up; a blank, if not given.', optional: true },
  ],
  result: asAbsentAsFirst(TEXT),
  examples: [
    { formula: 'padEnd("DE", 4, "-")', result: 'DE--' },
    { formula: 'padEnd("DE", 5, "xy")', result: 'DExyx' },
    { formula: 'padEnd("DE", 4, "")', failure: 'BAD_ARGUMENT' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: ([text, length, fill]) => {
    const [width, filling] = [needWhole(length, 'padEnd', 0, TEXT_MAX), needFill(fill, 'padEnd')];
    return isAbsent(text) ? text : needText(text, 'padEnd').padEnd(width, filling);
  },
};
