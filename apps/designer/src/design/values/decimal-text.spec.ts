import { expect, test } from '@jest/globals';
import { amountText, decimalText } from './decimal-text.js';

test.each([
  ['0', 0, '0'],
  ['1234567.5', 0, '1,234,567.5'],
  ['1234567.5', 2, '1,234,567.50'],
  ['-1000', 2, '−1,000.00'],
  ['999', 0, '999'],
  ['12345678901234567890.123456789012345678', 2, '12,345,678,901,234,567,890.123456789012345678'],
  [1200, 0, '1,200'],
  ['n/a', 2, 'n/a'],
  ['1e5', 2, '1e5'],
])('%s with %i places', (value, places, text) => {
  expect(decimalText(value, places)).toBe(text);
});

test('places by currency; none is cut off', () => {
  expect(amountText('1000', 'JPY')).toBe('1,000');
  expect(amountText('1000', 'KWD')).toBe('1,000.000');
  expect(amountText('0.125', 'EUR')).toBe('0.125');
  expect(amountText('5', null)).toBe('5');
});
