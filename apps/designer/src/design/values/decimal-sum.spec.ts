import { expect, test } from '@jest/globals';
import { decimalSum } from './decimal-sum.js';

test.each([
  [[], '0'],
  [['0.1', '0.2'], '0.3'],
  [['1', '-2.50'], '-1.50'],
  [['-0.05', '0.05'], '0.00'],
  [['9007199254740993', '0.000000000000000001'], '9007199254740993.000000000000000001'],
  [['1.5', undefined, 'n/a', '2'], '3.5'],
])('%j are %s', (values, sum) => {
  expect(decimalSum(values)).toBe(sum);
});
