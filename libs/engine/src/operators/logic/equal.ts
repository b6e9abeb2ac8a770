import { ANY, BOOLEAN } from '../../types/type.js';
import { looselyEqual } from '../../values/coercion.js';
import type { StrictOperator } from '../operator.js';
import { emitEquality } from './emission.js';

export const equal: StrictOperator = {
  name: '==',
  group: 'logic',
  standard: true,
  summary: 'Whether two values are equal, after converting them as JavaScript does.',
  docs:
    'Null and missing equal each other and nothing else. A text equals the number that it spells, true equals 1. Numbers are ' +
    'compared with all their digits. Two lists, or two objects, are equal if they have the same content; json-logic-js asks ' +
    'whether they are the same one in memory.',
  parameters: [
    { name: 'left', type: ANY, summary: 'Any value.' },
    { name: 'right', type: ANY, summary: 'Any value.' },
  ],
  result: BOOLEAN,
  examples: [
    { formula: 'status == "closed"', data: { status: 'closed' }, result: true },
    { formula: '"1.50" == 1.5', result: true },
    { formula: 'closedOn == null', data: {}, result: true },
    { formula: '0.1 + 0.2 == 0.3', result: true },
    { formula: '[1, "a"] == [1, "a"]', result: true },
    { formula: '"" == null', result: false },
  ],
  form: 'strict',
  effort: 'own',
  evaluate: ([left, right]) => looselyEqual(left, right),
  emit: (args, types) => emitEquality(args, types, '==='),
};
