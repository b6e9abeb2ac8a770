import { TEXT, listOf } from '../../types/type.js';
import type { SpecialOperator } from '../operator.js';

export const missing: SpecialOperator = {
  name: 'missing',
  group: 'data',
  standard: true,
  summary: 'Which of the named values are missing, null or the empty text.',
  docs: 'The names are written out, one by one or as a list; the answer is the list of those without a value.',
  parameters: [{ name: 'name', type: TEXT, summary: 'A path, as a text.', variadic: true }],
  result: listOf(TEXT),
  examples: [
    { formula: 'missing("entry.project", "entry.hours")', data: { entry: { hours: 7.5 } }, result: ['entry.project'] },
    { formula: 'missing(["entry.hours"])', data: { entry: { hours: 0 } }, result: [] },
  ],
  form: 'special',
};
