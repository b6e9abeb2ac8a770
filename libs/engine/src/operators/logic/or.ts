import { ANY } from '../../types/type.js';
import type { SpecialOperator } from '../operator.js';

export const or: SpecialOperator = {
  name: 'or',
  group: 'logic',
  standard: true,
  summary: 'The first operand that is truthy, else the last one.',
  docs: 'What stands after the one that decides is not evaluated. To replace what is missing, take `coalesce`: `or` also passes over 0, false and the empty text.',
  parameters: [{ name: 'operand', type: ANY, summary: 'Any value.', variadic: true }],
  result: ANY,
  examples: [
    { formula: 'status == "open" or status == "reopened"', data: { status: 'reopened' }, result: true },
    { formula: 'nickname or name', data: { nickname: '', name: 'Ines' }, result: 'Ines' },
    { formula: '0 or false', result: false },
  ],
  form: 'special',
};
