import { ANY, listOf } from '../../../types/type.js';
import type { SpecialOperator } from '../../operator.js';
import { LIST_PARAMETER } from '../elements.js';
import { perItem } from './per-item.js';

export const groupBy: SpecialOperator = {
  name: 'groupBy',
  group: 'list',
  summary: 'The elements of a list, gathered by something of each.',
  docs: 'A list of `{ key, items }`, in the order in which the keys first occur. A missing key counts as null.',
  parameters: [LIST_PARAMETER, perItem('key', 'What the elements of one group have in common.')],
  result: listOf({
    kind: 'object',
    nullable: false,
    optional: false,
    fields: new Map([
      ['key', ANY],
      ['items', listOf(ANY)],
    ]),
    open: false,
  }),
  examples: [
    {
      formula: 'map(groupBy(lines, item.project), { project: item.key, hours: sum(item.items, item.hours) })',
      data: {
        lines: [
          { project: 'A', hours: 1 },
          { project: 'B', hours: 2 },
          { project: 'A', hours: 3 },
        ],
      },
      result: [
        { project: 'A', hours: 4 },
        { project: 'B', hours: 2 },
      ],
    },
    {
      formula: 'groupBy([1, 2, 3], item % 2)',
      result: [
        { key: 1, items: [1, 3] },
        { key: 0, items: [2] },
      ],
    },
  ],
  form: 'special',
};
