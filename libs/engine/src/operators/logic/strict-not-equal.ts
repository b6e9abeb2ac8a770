import { ANY, BOOLEAN } from '../../types/type.js';
import { sameValue } from '../../values/equality.js';
import type { StrictOperator } from '../operator.js';
import { emitEquality } from './emission.js';

export const strictNotEqual: StrictOperator = {
  name: '!==',
  group: 'logic',
  standard: true,
  summary: 'Whether two values are of different kinds, or differ.',
  docs: 'The opposite of `===`.',
  parameters: [
    { name: 'left', type: ANY, summary: 'Any value.' },
    { name: 'right', type: ANY, summary: 'Any value.' },
  ],
  result: BOOLEAN,
  examples: [
    { formula: '"8" !== 8', result: true },
    { formula: 'status !== "open"', data: { status: 'open' }, result: false },
  ],
  form: 'strict',
  effort: 'own',
  evaluate: ([left, right]) => !sameValue(left ?? null, right ?? null),
  emit: (args, types) => emitEquality(args, types, '!=='),
};
