import { INTEGER, TEXT, listOf } from '../../types/type.js';
import type { SpecialOperator } from '../operator.js';

export const missingSome: SpecialOperator = {
  name: 'missing_some',
  group: 'data',
  standard: true,
  summary: 'Which of the named values are missing, unless enough of them are there.',
  docs: 'The empty list where at least so many have a value; else the list of those without one.',
  parameters: [
    { name: 'needed', type: INTEGER, summary: 'How many must be there.' },
    { name: 'names', type: listOf(TEXT), summary: 'The paths, as a list of texts.' },
  ],
  result: listOf(TEXT),
  examples: [
    {
      formula: 'missing_some(1, ["entry.phone", "entry.email"])',
      data: { entry: { email: 'ines@example.com' } },
      result: [],
    },
    {
      formula: 'missing_some(2, ["entry.phone", "entry.email"])',
      data: { entry: { email: 'ines@example.com' } },
      result: ['entry.phone'],
    },
  ],
  form: 'special',
};
