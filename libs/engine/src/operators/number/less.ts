import { orderOperator } from './order.js';

export const less = orderOperator({
  name: '<',
  summary: 'Whether the first is less than the second; with three, whether the second lies between the others.',
  between: 'With three, what the second is compared with in turn.',
  holds: (order) => order < 0,
  examples: [
    { formula: 'hours < 40', data: { hours: 39.75 }, result: true },
    { formula: '0.1 + 0.2 < 0.3', result: false },
    { formula: 'workDate < "2026-11-01"', data: { workDate: '2026-10-31' }, result: true },
    { formula: '`<`(0, hours, 24)', data: { hours: 24 }, result: false },
    { formula: '"abc" < 1', result: false },
  ],
});
