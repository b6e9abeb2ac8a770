import { comparison } from './order.js';

export const greaterOrEqual = comparison('>=', {
  summary: 'Whether the first value is greater than the second, or equal to it.',
  accepts: (order) => order >= 0,
  examples: [
    { formula: 'hours >= 8', data: { hours: 8 }, result: true },
    { formula: '"2026-11-02" >= "2026-11-03"', result: false },
  ],
});
