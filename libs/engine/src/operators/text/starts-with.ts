import { BOOLEAN, TEXT } from '../../types/type.js';
import { isAbsent, maybe, needText } from '../arguments.js';
import { isPresent } from '../logic/emission.js';
import type { StrictOperator } from '../operator.js';

export const startsWith: StrictOperator = {
  name: 'startsWith',
  group: 'text',
  summary: 'Whether a text begins with another.',
  docs: 'Capital and small letters differ. Nothing, null or missing, begins with nothing.',
  parameters: [
    { name: 'text', type: maybe(TEXT), summary: 'The text.' },
    { name: 'beginning', type: TEXT, summary: 'What it may begin with.' },
  ],
  result: BOOLEAN,
  examples: [
    { formula: 'startsWith("INT-0007", "INT-")', result: true },
    { formula: 'startsWith("INT-0007", "int-")', result: false },
    { formula: 'startsWith(code, "INT-")', data: { code: null }, result: false },
  ],
  form: 'strict',
  evaluate: ([text, beginning]) => {
    const wanted = needText(beginning, 'startsWith');
    return !isAbsent(text) && needText(text, 'startsWith').startsWith(wanted);
  },
  emit: ([text, beginning], types) =>
    types.length === 2 && types.every((type) => type.kind === 'text' && isPresent(type))
      ? `${text}.startsWith(${beginning})`
      : undefined,
};
