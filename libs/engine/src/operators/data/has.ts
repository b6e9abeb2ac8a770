import { ANY, BOOLEAN, TEXT } from '../../types/type.js';
import { isObject, maybe, needText } from '../arguments.js';
import { spendOnText } from '../../values/bounds/effort.js';
import type { StrictOperator } from '../operator.js';

export const has: StrictOperator = {
  name: 'has',
  group: 'data',
  summary: 'Whether an object has a field of a name.',
  docs: 'A field that is null is there. What is no object has no fields.',
  parameters: [
    { name: 'object', type: maybe(ANY), summary: 'The object.' },
    { name: 'name', type: TEXT, summary: 'The name of the field.' },
  ],
  result: BOOLEAN,
  examples: [
    { formula: 'has(entry, "note")', data: { entry: { note: null } }, result: true },
    { formula: 'has(entry, "toString")', data: { entry: {} }, result: false },
    { formula: 'has(entry, "note")', data: {}, result: false },
  ],
  form: 'strict',
  effort: 'own',
  evaluate: ([object, name]) => {
    const field = needText(name, 'has');
    spendOnText(field.length);
    return isObject(object) && Object.hasOwn(object, field);
  },
};
