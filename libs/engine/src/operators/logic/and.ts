import { ANY } from '../../types/type.js';
import type { SpecialOperator } from '../operator.js';

export const and: SpecialOperator = {
  name: 'and',
  group: 'logic',
  standard: true,
  summary: 'The first operand that is falsy, else the last one.',
  docs: 'What stands after the one that decides is not evaluated, so `x != null and x > 3` is safe.',
  parameters: [{ name: 'operand', type: ANY, summary: 'Any value.', variadic: true }],
  result: ANY,
  examples: [
    { formula: 'billable and hours > 0', data: { billable: true, hours: 7.5 }, result: true },
    { formula: 'closedOn != null and workDate > closedOn', data: { workDate: '2026-11-02' }, result: false },
    { formula: '1 and 0 and 2', result: 0 },
  ],
  form: 'special',
};
