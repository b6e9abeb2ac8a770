import { TEXT } from '../../types/type.js';
import { Failure } from '../../values/failure.js';
import { splitText } from '../../values/search.js';
import { asAbsentAsFirst, isAbsent, maybe, needText, throwTextLimit } from '../arguments.js';
import { TEXT_MAX } from '../limits.js';
import type { StrictOperator } from '../operator.js';

export const replace: StrictOperator = {
  name: 'replace',
  group: 'text',
  summary: 'The text with each occurrence of a part replaced by another text.',
  docs: 'The part is taken as it stands; no character of it is special. Null stays null, missing stays missing.',
  parameters: [
    { name: 'text', type: maybe(TEXT), summary: 'The text.' },
    { name: 'part', type: TEXT, summary: 'What is replaced; not empty.' },
    { name: 'by', type: TEXT, summary: 'What stands there instead.' },
  ],
  result: asAbsentAsFirst(TEXT),
  examples: [
    { formula: 'replace("1.234,50", ".", "")', result: '1234,50' },
    { formula: 'replace("a-b-c", "-", "$&")', result: 'a$&b$&c' },
    { formula: 'replace("abc", "", "-")', failure: 'BAD_ARGUMENT' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: ([text, part, by]) => {
    const [from, to] = [needText(part, 'replace'), needText(by, 'replace')];
    if (from === '') throw new Failure('BAD_ARGUMENT', '`replace` needs a part to look for, and this is ""');
    if (isAbsent(text)) return text;
    const pieces = splitText(needText(text, 'replace'), from, Infinity);
    const length = pieces.reduce((sum, piece) => sum + piece.length, (pieces.length - 1) * to.length);
    return length > TEXT_MAX ? throwTextLimit('replace', length) : pieces.join(to);
  },
};
