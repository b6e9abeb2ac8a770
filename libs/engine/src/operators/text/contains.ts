import { BOOLEAN, TEXT } from '../../types/type.js';
import { indexOfText } from '../../values/search.js';
import { isAbsent, maybe, needText } from '../arguments.js';
import { isPresent } from '../logic/emission.js';
import type { StrictOperator } from '../operator.js';

export const contains: StrictOperator = {
  name: 'contains',
  group: 'text',
  summary: 'Whether a text has another as a part.',
  docs: 'Capital and small letters differ. Nothing, null or missing, contains nothing. For the elements of a list take `in`.',
  parameters: [
    { name: 'text', type: maybe(TEXT), summary: 'The text.' },
    { name: 'part', type: TEXT, summary: 'What it may contain.' },
  ],
  result: BOOLEAN,
  examples: [
    { formula: 'contains("travel to client", "travel")', result: true },
    { formula: 'contains("travel to client", "Travel")', result: false },
    { formula: 'contains(note, "travel")', data: {}, result: false },
  ],
  form: 'strict',
  evaluate: ([text, part]) => {
    const wanted = needText(part, 'contains');
    return !isAbsent(text) && indexOfText(needText(text, 'contains'), wanted) !== -1;
  },
  emit: ([text, part], types) =>
    types.length === 2 && types.every((type) => type.kind === 'text' && isPresent(type))
      ? `${text}.includes(${part})`
      : undefined,
};
