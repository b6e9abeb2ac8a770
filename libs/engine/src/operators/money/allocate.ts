import { allocate as sharesOf } from '../../decimal/arithmetic.js';
import { listOf, NUMBER } from '../../types/type.js';
import { needList, needNumber, needWhole } from '../arguments.js';
import { PLACES_MAX, PLACES_PARAMETER } from '../number/operand.js';
import type { StrictOperator } from '../operator.js';

export const allocate: StrictOperator = {
  name: 'allocate',
  group: 'money',
  summary: 'A total shared out in proportion to weights, without losing a cent.',
  docs:
    'The shares add up to exactly the total. Each is cut off at so many digits after the point; what is left over goes, one ' +
    'smallest unit each, to those of which most was cut off, the earlier first. The total must have no more digits ' +
    'itself (NOT_EXACT); weights are not negative, and not all zero.',
  parameters: [
    { name: 'total', type: NUMBER, summary: 'What is shared out.' },
    { name: 'weights', type: listOf(NUMBER), summary: 'How much each part weighs.' },
    { ...PLACES_PARAMETER, summary: 'Digits after the point of each share.', optional: false },
  ],
  result: listOf(NUMBER),
  examples: [
    { formula: 'allocate(100, [1, 1, 1], 2)', result: [33.34, 33.33, 33.33] },
    { formula: 'allocate(-0.05, [3, 7], 2)', result: [-0.02, -0.03] },
    { formula: 'allocate(10, [40, 0, 4], 0)', result: [9, 0, 1] },
    { formula: 'allocate(10.005, [1, 1], 2)', failure: 'NOT_EXACT' },
    { formula: 'allocate(10, [], 2)', failure: 'BAD_ARGUMENT' },
  ],
  form: 'strict',
  evaluate: ([total, weights, places]) =>
    sharesOf(
      needNumber(total, 'allocate'),
      needList(weights, 'allocate').map((weight) => needNumber(weight, 'allocate')),
      needWhole(places, 'allocate', -PLACES_MAX, PLACES_MAX),
    ),
};
