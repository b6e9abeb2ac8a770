import { comparison } from './order.js';

export const less = comparison('<', {
  summary: 'Whether the first value is less than the second.',
  accepts: (order) => order < 0,
  examples: [
    { formula: 'hours < 8', data: { hours: 7.5 }, result: true },
    { formula: '"2026-10-31" < "2026-11-02"', result: true },
    { formula: '0.1 + 0.2 < 0.3', result: false },
    { formula: 'rate < "abc"', data: { rate: 1 }, result: false },
  ],
});
