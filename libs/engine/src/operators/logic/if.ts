import { ANY } from '../../types/type.js';
import type { SpecialOperator } from '../operator.js';

const shared = {
  group: 'logic',
  standard: true,
  parameters: [
    { name: 'condition', type: ANY, summary: 'Decides whether the next argument is the answer.' },
    { name: 'then', type: ANY, summary: 'The answer where the condition is truthy.', optional: true },
    {
      name: 'otherwise',
      type: ANY,
      summary: 'The answer where no condition holds; may be a further condition with its answer.',
      optional: true,
      variadic: true,
    },
  ],
  result: ANY,
  form: 'special',
} as const;

export const condition: SpecialOperator = {
  ...shared,
  name: 'if',
  summary: 'The answer behind the first condition that is truthy, else the last argument.',
  docs: 'Conditions and answers take turns. Without a last argument the answer is null. Only the answer that is chosen is evaluated, and a missing one stays missing.',
  examples: [
    { formula: 'if(country == "FR", 35, 40)', data: { country: 'FR' }, result: 35 },
    { formula: 'if(hours > 8, "long", hours > 4, "half", "short")', data: { hours: 5 }, result: 'half' },
    { formula: 'if(false, 1)', result: null },
  ],
};

export const ternary: SpecialOperator = {
  ...shared,
  name: '?:',
  summary: 'The same as `if`, under its other JSON-Logic name.',
  examples: [
    { formula: '`?:`(billable, "yes", "no")', data: { billable: true }, result: 'yes' },
    { formula: '`?:`(billable, "yes", "no")', data: {}, result: 'no' },
  ],
};
