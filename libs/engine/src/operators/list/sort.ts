import { compareNumbers } from '../../decimal/arithmetic.js';
import { isNumber } from '../../decimal/decimal.js';
import { TEXT } from '../../types/type.js';
import { describeValue } from '../../values/describe.js';
import { Failure } from '../../values/failure.js';
import type { Value } from '../../values/value.js';
import { needOneOf } from '../arguments.js';
import type { StrictOperator } from '../operator.js';
import { LIST_PARAMETER, elementsOf, sameList } from './elements.js';

export const sort: StrictOperator = {
  name: 'sort',
  group: 'list',
  summary: 'The elements of a list in order.',
  docs:
    'Numbers by size; texts by the codes of their characters, so capital letters come before small ones, and dates in the order ' +
    'of time. Null comes last either way. A list of both numbers and texts fails. To sort objects take `sortBy`.',
  parameters: [
    LIST_PARAMETER,
    {
      name: 'order',
      type: { ...TEXT, values: ['ascending', 'descending'] },
      summary: '"ascending", if not given, or "descending".',
      optional: true,
    },
  ],
  result: sameList,
  examples: [
    { formula: 'sort([10, 9, 1.5])', result: [1.5, 9, 10] },
    { formula: 'sort(["b", null, "a"], "descending")', result: ['b', 'a', null] },
    { formula: 'sort([1, "a"])', failure: 'BAD_ARGUMENT' },
  ],
  form: 'strict',
  evaluate: ([list, order]) => {
    const sign = needOneOf(order, 'sort', ['ascending', 'descending']) === 'ascending' ? 1 : -1;
    return elementsOf(list, 'sort').toSorted((a, b) => {
      if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
      return sign * compare(a, b);
    });
  },
};

function compare(a: Value, b: Value): number {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  throw new Failure(
    'BAD_ARGUMENT',
    `\`sort\` needs numbers alone or texts alone, and met ${describeValue(a)} and ${describeValue(b)}`,
  );
}
