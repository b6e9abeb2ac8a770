import { BOOLEAN, TEXT } from '../../types/type.js';
import { isAbsent, maybe, needText } from '../arguments.js';
import { isPresent } from '../logic/emission.js';
import type { StrictOperator } from '../operator.js';

export const endsWith: StrictOperator = {
  name: 'endsWith',
  group: 'text',
  summary: 'Whether a text ends with another.',
  docs: 'Capital and small letters differ. Nothing, null or missing, ends with nothing.',
  parameters: [
    { name: 'text', type: maybe(TEXT), summary: 'The text.' },
    { name: 'ending', type: TEXT, summary: 'What it may end with.' },
  ],
  result: BOOLEAN,
  examples: [
    { formula: 'endsWith("ines@example.com", "@example.com")', result: true },
    { formula: 'endsWith("ines@example.com", "example.org")', result: false },
    { formula: 'endsWith(7, "7")', failure: 'NOT_A_TEXT' },
  ],
  form: 'strict',
  evaluate: ([text, ending]) => {
    const wanted = needText(ending, 'endsWith');
    return !isAbsent(text) && needText(text, 'endsWith').endsWith(wanted);
  },
  emit: ([text, ending], types) =>
    types.length === 2 && types.every((type) => type.kind === 'text' && isPresent(type))
      ? `${text}.endsWith(${ending})`
      : undefined,
};
