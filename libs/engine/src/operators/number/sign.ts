import { compareNumbers } from '../../decimal/arithmetic.js';
import { INTEGER, NUMBER } from '../../types/type.js';
import { needNumber } from '../arguments.js';
import type { StrictOperator } from '../operator.js';
import { isPlainDouble } from './bounds.js';

export const sign: StrictOperator = {
  name: 'sign',
  group: 'number',
  summary: 'Whether a number is below zero (-1), zero (0) or above (1).',
  parameters: [{ name: 'number', type: NUMBER, summary: 'The number.' }],
  result: { ...INTEGER, max: 1, scale: 0 },
  examples: [
    { formula: 'sign(-0.5)', result: -1 },
    { formula: 'sign(0)', result: 0 },
    { formula: 'sign(hours)', data: { hours: 8 }, result: 1 },
  ],
  form: 'strict',
  evaluate: ([number]) => compareNumbers(needNumber(number, 'sign'), 0),
  emit: (args, types) => (isPlainDouble(types[0]) ? `Math.sign(${args[0]})` : undefined),
};
