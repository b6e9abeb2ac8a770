import { orderOperator } from './order.js';

export const lessOrEqual = orderOperator({
  name: '<=',
  summary:
    'Whether the first is at most the second; with three, whether the second lies between the others or is one of them.',
  between: 'With three, what the second is compared with in turn.',
  holds: (order) => order <= 0,
  examples: [
    { formula: 'hours <= 40', data: { hours: 40 }, result: true },
    { formula: '`<=`(0, hours, 24)', data: { hours: 24 }, result: true },
    { formula: 'credit <= 0', data: { credit: null }, result: true },
  ],
});
