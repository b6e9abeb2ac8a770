import { TEXT, listOf } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { OBJECT_PARAMETER, fieldsOf } from './fields.js';

export const keys: StrictOperator = {
  name: 'keys',
  group: 'data',
  summary: 'The names of the fields of an object, as a list.',
  docs: 'In the order of the source, but that whole numbers come first. A missing or null object has none.',
  parameters: [OBJECT_PARAMETER],
  result: listOf(TEXT),
  examples: [
    { formula: 'keys({ monday: 8, tuesday: 7 })', result: ['monday', 'tuesday'] },
    { formula: 'keys(week)', data: {}, result: [] },
    { formula: 'keys([1])', failure: 'BAD_ARGUMENT' },
  ],
  form: 'strict',
  evaluate: ([object]) => Object.keys(fieldsOf(object, 'keys')),
};
