import { orderOperator } from './order.js';

export const greater = orderOperator({
  name: '>',
  summary: 'Whether the first is greater than the second.',
  holds: (order) => order > 0,
  examples: [
    { formula: 'hours > 40', data: { hours: 44 }, result: true },
    { formula: '12345678901234567891 > 12345678901234567890', result: true },
    { formula: '"10" > "9"', result: false },
    { formula: '"10" > 9', result: true },
  ],
});
