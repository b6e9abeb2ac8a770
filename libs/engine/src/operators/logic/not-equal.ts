import { ANY, BOOLEAN } from '../../types/type.js';
import { looselyEqual } from '../../values/coercion.js';
import type { StrictOperator } from '../operator.js';
import { emitEquality } from './emission.js';

export const notEqual: StrictOperator = {
  name: '!=',
  group: 'logic',
  standard: true,
  summary: 'Whether two values differ, after converting them as JavaScript does.',
  docs: 'The opposite of `==`.',
  parameters: [
    { name: 'left', type: ANY, summary: 'Any value.' },
    { name: 'right', type: ANY, summary: 'Any value.' },
  ],
  result: BOOLEAN,
  examples: [
    { formula: 'status != "approved"', data: { status: 'submitted' }, result: true },
    { formula: '"8" != 8', result: false },
    { formula: 'approver != null', data: { approver: null }, result: false },
  ],
  form: 'strict',
  effort: 'own',
  evaluate: ([left, right]) => !looselyEqual(left, right),
  emit: (args, types) => emitEquality(args, types, '!=='),
};
