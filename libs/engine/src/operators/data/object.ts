import { ANY, TEXT } from '../../types/type.js';
import type { SpecialOperator } from '../operator.js';
import { OBJECT } from './fields.js';

export const object: SpecialOperator = {
  name: 'object',
  group: 'data',
  summary: 'An object of these fields: `{ name: value }` in formulas.',
  docs: 'Names and values take turns; names are written out. A field whose value is missing is left out, one that is null stays.',
  parameters: [
    { name: 'name', type: TEXT, summary: 'The name of a field.', optional: true },
    {
      name: 'value',
      type: ANY,
      summary: 'What it holds; further names and values may follow.',
      optional: true,
      variadic: true,
    },
  ],
  result: OBJECT,
  examples: [
    {
      formula: '{ hours: entry.hours, unit: "h" }',
      data: { entry: { hours: 7.5 } },
      result: { hours: 7.5, unit: 'h' },
    },
    { formula: 'object("note", entry.note, "rate", null)', data: { entry: {} }, result: { rate: null } },
    { formula: '{}', result: {} },
  ],
  form: 'special',
};
