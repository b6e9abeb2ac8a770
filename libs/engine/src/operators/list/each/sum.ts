import { NUMBER } from '../../../types/type.js';
import type { SpecialOperator } from '../../operator.js';
import { LIST_PARAMETER } from '../elements.js';
import { perItem } from './per-item.js';

export const sum: SpecialOperator = {
  name: 'sum',
  group: 'list',
  summary: 'The exact sum over a list.',
  docs: 'Of the elements themselves, or of what the second argument makes of each. The sum of an empty list is 0. An element that is no number fails; for those that may be missing write `coalesce(item.hours, 0)`.',
  parameters: [
    LIST_PARAMETER,
    {
      ...perItem('amount', 'What is added for each element; the element itself, if not given.', NUMBER),
      optional: true,
    },
  ],
  result: NUMBER,
  examples: [
    { formula: 'sum(lines, item.hours)', data: { lines: [{ hours: 0.1 }, { hours: 0.2 }] }, result: 0.3 },
    { formula: 'sum([1, 2.5])', result: 3.5 },
    {
      formula: 'sum(filter(lines, item.billable), item.hours)',
      data: {
        lines: [
          { billable: true, hours: 7.5 },
          { billable: false, hours: 1 },
        ],
      },
      result: 7.5,
    },
    { formula: 'sum([])', result: 0 },
    { formula: 'sum([1, "2"])', failure: 'NOT_A_NUMBER' },
  ],
  form: 'special',
};
