import { TEXT } from '../../types/type.js';
import { indexOfText } from '../../values/search.js';
import { isAbsent, maybe, needText } from '../arguments.js';
import type { StrictOperator } from '../operator.js';

export const textAfter: StrictOperator = {
  name: 'textAfter',
  group: 'text',
  summary: 'What stands in a text after the first separator.',
  docs: 'Missing where the text has no such separator. Null stays null, missing stays missing.',
  parameters: [
    { name: 'text', type: maybe(TEXT), summary: 'The text.' },
    { name: 'separator', type: TEXT, summary: 'What is looked for.' },
  ],
  result: ([first]) => ({ ...TEXT, nullable: first?.nullable ?? false, optional: true }),
  examples: [
    { formula: 'textAfter("PRJ-0120-b", "-")', result: '0120-b' },
    { formula: 'coalesce(textAfter("PRJ", "-"), "none")', result: 'none' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: ([text, separator]) => {
    const mark = needText(separator, 'textAfter');
    if (isAbsent(text)) return text;
    const given = needText(text, 'textAfter');
    const at = indexOfText(given, mark);
    return at === -1 ? undefined : given.slice(at + mark.length);
  },
};
