import { objectOf, readOwn } from '../../values/read.js';
import { needText } from '../arguments.js';
import { LIST_PARAMETER, elementsOf } from '../list/elements.js';
import type { StrictOperator } from '../operator.js';
import { OBJECT } from './fields.js';

export const fromEntries: StrictOperator = {
  name: 'fromEntries',
  group: 'data',
  summary: 'An object made of a list of `{ key, value }`.',
  docs: 'Of two entries with one key the last holds; an entry without a value is left out.',
  parameters: [{ ...LIST_PARAMETER, summary: 'Objects with `key` and `value`.' }],
  result: { ...OBJECT },
  examples: [
    { formula: 'fromEntries([{ key: "monday", value: 8 }])', result: { monday: 8 } },
    {
      formula: 'fromEntries(map(lines, { key: item.day, value: item.hours }))',
      data: {
        lines: [
          { day: 'mon', hours: 1 },
          { day: 'tue', hours: 2 },
        ],
      },
      result: { mon: 1, tue: 2 },
    },
    { formula: 'fromEntries([{ key: 5, value: 8 }])', failure: 'NOT_A_TEXT' },
  ],
  form: 'strict',
  evaluate: ([list]) =>
    objectOf(
      elementsOf(list, 'fromEntries').map((entry) => [
        needText(readOwn(entry, 'key'), 'fromEntries'),
        readOwn(entry, 'value'),
      ]),
    ),
};
