import { orderOperator } from './order.js';

export const greaterOrEqual = orderOperator({
  name: '>=',
  summary: 'Whether the first is at least the second.',
  holds: (order) => order >= 0,
  examples: [
    { formula: 'hours >= 8', data: { hours: 8 }, result: true },
    { formula: 'hours >= 8', data: { hours: '7.75' }, result: false },
    { formula: '[1] >= 1', result: true },
  ],
});
