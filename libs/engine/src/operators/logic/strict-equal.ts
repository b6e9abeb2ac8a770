import { ANY, BOOLEAN } from '../../types/type.js';
import { sameValue } from '../../values/equality.js';
import type { StrictOperator } from '../operator.js';
import { emitEquality } from './emission.js';

export const strictEqual: StrictOperator = {
  name: '===',
  group: 'logic',
  standard: true,
  summary: 'Whether two values are of the same kind and equal.',
  docs: 'Nothing is converted: the text "1" is not the number 1. Missing counts as null. Lists and objects are compared by content.',
  parameters: [
    { name: 'left', type: ANY, summary: 'Any value.' },
    { name: 'right', type: ANY, summary: 'Any value.' },
  ],
  result: BOOLEAN,
  examples: [
    { formula: '8 === 8.0', result: true },
    { formula: '"8" === 8', result: false },
    { formula: 'a === null', data: {}, result: true },
  ],
  form: 'strict',
  effort: 'own',
  evaluate: ([left, right]) => sameValue(left ?? null, right ?? null),
  emit: (args, types) => emitEquality(args, types, '==='),
};
