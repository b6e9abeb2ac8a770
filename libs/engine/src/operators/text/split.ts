import { TEXT, listOf } from '../../types/type.js';
import { splitText } from '../../values/search.js';
import { isAbsent, maybe, needText, throwListLimit, withinList } from '../arguments.js';
import { LIST_MAX } from '../limits.js';
import type { StrictOperator } from '../operator.js';

export const split: StrictOperator = {
  name: 'split',
  group: 'text',
  summary: 'The parts of a text between its separators, as a list.',
  docs: 'An empty separator gives the single characters. Nothing, null or missing, has no parts; the empty text has one, itself.',
  parameters: [
    { name: 'text', type: maybe(TEXT), summary: 'The text.' },
    { name: 'separator', type: TEXT, summary: 'What stands between the parts.' },
  ],
  result: listOf(TEXT),
  examples: [
    { formula: 'split("late travel", " ")', result: ['late', 'travel'] },
    { formula: 'split("a,,b", ",")', result: ['a', '', 'b'] },
    { formula: 'split("ab", "")', result: ['a', 'b'] },
    { formula: 'split(notes, " ")', data: {}, result: [] },
  ],
  form: 'strict',
  evaluate: ([text, separator]) => {
    const between = needText(separator, 'split');
    if (isAbsent(text)) return [];
    const given = needText(text, 'split');
    if (between !== '') return withinList(splitText(given, between, LIST_MAX + 1), 'split');
    if (given.length > 2 * LIST_MAX) throwListLimit('split', given.length);
    return withinList([...given], 'split');
  },
};
