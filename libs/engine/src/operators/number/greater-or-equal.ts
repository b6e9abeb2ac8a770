import { orderOperator } from './order.js';

export const greaterOrEqual = orderOperator({
  name: '>=',
  summary: 'Whether the first is at least the second; with three, whether none is less than the next.',
  holds: (order) => order >= 0,
  examples: [
    { formula: 'hours >= 8', data: { hours: 8 }, result: true },
    { formula: '`>=`(24, hours, 0)', data: { hours: 25 }, result: false },
    { formula: '[1] >= 1', result: true },
  ],
});
