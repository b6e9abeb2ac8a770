import { join } from '../../types/relations.js';
import { listOf } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { OBJECT_PARAMETER, anyField, fieldsOf } from './fields.js';

export const values: StrictOperator = {
  name: 'values',
  group: 'data',
  summary: 'What the fields of an object hold, as a list.',
  docs: 'In the order of `keys`.',
  parameters: [OBJECT_PARAMETER],
  result: ([object]) => listOf(anyField(object, join)),
  examples: [
    { formula: 'sum(values({ monday: 8, tuesday: 7.5 }))', result: 15.5 },
    { formula: 'values(week)', data: {}, result: [] },
  ],
  form: 'strict',
  evaluate: ([object]) => Object.values(fieldsOf(object, 'values')),
};
