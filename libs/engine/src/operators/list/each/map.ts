import { ANY, listOf } from '../../../types/type.js';
import type { SpecialOperator } from '../../operator.js';
import { LIST_PARAMETER } from '../elements.js';
import { perItem } from './per-item.js';

export const map: SpecialOperator = {
  name: 'map',
  group: 'list',
  standard: true,
  summary: 'What becomes of each element of a list.',
  docs: 'An element that becomes missing is null in the result. A missing or null list counts as an empty one, here and in all operators on lists; anything else that is no list fails (json-logic-js takes it for an empty list).',
  parameters: [LIST_PARAMETER, perItem('result', 'What the element becomes.')],
  result: listOf(ANY),
  examples: [
    { formula: 'map(lines, item.hours * 2)', data: { lines: [{ hours: 1.5 }, { hours: 3 }] }, result: [3, 6] },
    { formula: 'map([1, 2], item + base)', data: { base: 10 }, result: [11, 12] },
    { formula: 'map(lines, item.note)', data: { lines: [{}] }, result: [null] },
    { formula: 'map(lines, item)', data: { lines: 5 }, failure: 'NOT_A_LIST' },
  ],
  form: 'special',
};
