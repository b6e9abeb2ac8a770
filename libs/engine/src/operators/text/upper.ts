import { upperCase } from '../../data/case.js';
import { TEXT } from '../../types/type.js';
import { asAbsentAsFirst, isAbsent, maybe, needText, withinText } from '../arguments.js';
import type { StrictOperator } from '../operator.js';

export const upper: StrictOperator = {
  name: 'upper',
  group: 'text',
  summary: 'The text in capital letters.',
  docs: 'The same everywhere, whatever the language of the machine. Null stays null, missing stays missing.',
  parameters: [{ name: 'text', type: maybe(TEXT), summary: 'The text.' }],
  result: asAbsentAsFirst(TEXT),
  examples: [
    { formula: 'upper("prj-0120")', result: 'PRJ-0120' },
    { formula: 'upper("Straße")', result: 'STRASSE' },
    { formula: 'upper(note)', data: { note: null }, result: null },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: ([text]) => (isAbsent(text) ? text : withinText(upperCase(needText(text, 'upper')), 'upper')),
};
