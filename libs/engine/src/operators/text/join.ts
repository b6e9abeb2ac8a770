import { ANY, TEXT, listOf } from '../../types/type.js';
import { stringOf } from '../../values/coercion.js';
import { isAbsent, maybe, needList, needText, withinText } from '../arguments.js';
import type { StrictOperator } from '../operator.js';

export const join: StrictOperator = {
  name: 'join',
  group: 'text',
  summary: 'The elements of a list as one text, with a separator between them.',
  docs: 'Null elements join as nothing. A missing or null list gives the empty text.',
  parameters: [
    { name: 'list', type: maybe(listOf(ANY)), summary: 'The elements.' },
    { name: 'separator', type: TEXT, summary: 'What stands between them; nothing, if not given.', optional: true },
  ],
  result: TEXT,
  examples: [
    { formula: 'join(["late", "travel"], ", ")', result: 'late, travel' },
    { formula: 'join([2026, 11, 21], "-")', result: '2026-11-21' },
    { formula: 'join(tags, " ")', data: {}, result: '' },
  ],
  form: 'strict',
  evaluate: ([list, separator]) => {
    const between = isAbsent(separator) ? '' : needText(separator, 'join');
    if (isAbsent(list)) return '';
    let joined = '';
    needList(list, 'join').forEach((item, index) => {
      joined = withinText(joined + (index === 0 ? '' : between) + (item === null ? '' : stringOf(item)), 'join');
    });
    return joined;
  },
};
