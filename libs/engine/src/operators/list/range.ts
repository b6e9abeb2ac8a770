import { INTEGER, listOf } from '../../types/type.js';
import { needWhole, throwListLimit } from '../arguments.js';
import { LIST_MAX } from '../limits.js';
import type { StrictOperator } from '../operator.js';

export const range: StrictOperator = {
  name: 'range',
  group: 'list',
  summary: 'The whole numbers from one to another, both included.',
  docs: 'Empty where the last is less than the first.',
  parameters: [
    { name: 'first', type: INTEGER, summary: 'The first number.' },
    { name: 'last', type: INTEGER, summary: 'The last number.' },
  ],
  result: listOf(INTEGER),
  examples: [
    { formula: 'range(1, 5)', result: [1, 2, 3, 4, 5] },
    { formula: 'map(range(0, 2), addDays("2026-11-30", item))', result: ['2026-11-30', '2026-12-01', '2026-12-02'] },
    { formula: 'range(2, 1)', result: [] },
    { formula: 'range(1, 1000000)', failure: 'LIST_LIMIT' },
  ],
  form: 'strict',
  evaluate: ([first, last]) => {
    const start = needWhole(first, 'range', -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    const end = needWhole(last, 'range', -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    const length = Math.max(0, end - start + 1);
    return length > LIST_MAX ? throwListLimit('range', length) : Array.from({ length }, (_, index) => start + index);
  },
};
