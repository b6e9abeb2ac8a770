import { comparison } from './order.js';

export const greater = comparison('>', {
  summary: 'Whether the first value is greater than the second.',
  accepts: (order) => order > 0,
  examples: [
    { formula: 'hours > 8', data: { hours: 8.25 }, result: true },
    { formula: 'hours > 8', data: { hours: '8' }, result: false },
  ],
});
