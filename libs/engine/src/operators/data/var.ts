import { ANY, TEXT } from '../../types/type.js';
import type { SpecialOperator } from '../operator.js';

export const variable: SpecialOperator = {
  name: 'var',
  group: 'data',
  standard: true,
  summary: 'The value of a name or path: `entry.hours` in formulas.',
  docs:
    'With a second argument, that one where the value is missing or null. A path of names known beforehand is checked; one that is computed is read while running, ' +
    'and null where it leads nowhere. Only what a value itself holds is read. json-logic-js gives the default for missing values only.',
  parameters: [
    { name: 'path', type: TEXT, summary: 'The path, with points between its names.' },
    { name: 'default', type: ANY, summary: 'What counts where there is no value.', optional: true },
  ],
  result: ANY,
  examples: [
    { formula: 'entry.hours', data: { entry: { hours: 7.5 } }, result: 7.5 },
    { formula: 'var("entry.break", 0)', data: { entry: {} }, result: 0 },
    { formula: 'lines.1.hours', data: { lines: [{ hours: 1 }, { hours: 2 }] }, result: 2 },
  ],
  form: 'special',
};
