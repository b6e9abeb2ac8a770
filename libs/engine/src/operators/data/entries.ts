import { join } from '../../types/relations.js';
import { TEXT, listOf } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { OBJECT, OBJECT_PARAMETER, anyField, fieldsOf } from './fields.js';

export const entries: StrictOperator = {
  name: 'entries',
  group: 'data',
  summary: 'The fields of an object, as a list of `{ key, value }`.',
  docs: 'In the order of `keys`. `fromEntries` makes the object again.',
  parameters: [OBJECT_PARAMETER],
  result: ([object]) =>
    listOf({
      ...OBJECT,
      fields: new Map([
        ['key', TEXT],
        ['value', anyField(object, join)],
      ]),
      open: false,
    }),
  examples: [
    { formula: 'entries({ monday: 8 })', result: [{ key: 'monday', value: 8 }] },
    {
      formula: 'map(filter(entries(week), item.value > 0), item.key)',
      data: { week: { monday: 8, tuesday: 0 } },
      result: ['monday'],
    },
  ],
  form: 'strict',
  evaluate: ([object]) => Object.entries(fieldsOf(object, 'entries')).map(([key, value]) => ({ key, value })),
};
