import { comparison } from './order.js';

export const lessOrEqual = comparison('<=', {
  summary: 'Whether the first value is less than the second, or equal to it.',
  accepts: (order) => order <= 0,
  examples: [
    { formula: 'hours <= 8', data: { hours: 8 }, result: true },
    { formula: 'hours <= 8', data: { hours: 8.25 }, result: false },
  ],
});
