import { INTEGER } from '../../types/type.js';
import { needWhole } from '../arguments.js';
import { LIST_MAX } from '../limits.js';
import type { StrictOperator } from '../operator.js';
import { LIST_PARAMETER, elementType, elementsOf } from './elements.js';

export const at: StrictOperator = {
  name: 'at',
  group: 'list',
  summary: 'The element of a list at a position.',
  docs: 'The first is at 0, the last at -1. Missing where the list has none there.',
  parameters: [LIST_PARAMETER, { name: 'position', type: INTEGER, summary: 'Which element.' }],
  result: elementType,
  examples: [
    { formula: 'at(["mon", "tue", "wed"], 1)', result: 'tue' },
    { formula: 'at(["mon", "tue", "wed"], -1)', result: 'wed' },
    { formula: 'coalesce(at(["mon"], 7), "none")', result: 'none' },
  ],
  form: 'strict',
  effort: 'own',
  evaluate: ([list, position]) => elementsOf(list, 'at').at(needWhole(position, 'at', -LIST_MAX, LIST_MAX)),
};
