import { expect, test } from '@jest/globals';
import { distanceText, durationText, timeText } from './time-text.js';

test.each([
  [0, '0 ms'],
  [850, '850 ms'],
  [1_000, '1 s'],
  [61_000, '1 min 1 s'],
  [12 * 60_000 + 5_000, '12 min'],
  [3 * 86_400_000 + 4 * 3_600_000, '3 d 4 h'],
])('%i ms last %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});

test('today by its clock, other days by their date, other years with their year', () => {
  const now = new Date(2026, 10, 21, 18, 0, 0);
  expect(timeText(new Date(2026, 10, 21, 9, 5, 7), now)).toBe('09:05:07');
  expect(timeText(new Date(2026, 9, 3, 9, 5), now)).toBe('3 Oct, 09:05');
  expect(timeText(new Date(2025, 9, 3, 9, 5), now)).toBe('3 Oct 2025, 09:05');
});

test('from now', () => {
  const now = new Date(1_000_000);
  expect(distanceText(new Date(1_000_000 + 7_200_000), now)).toBe('in 2 h');
  expect(distanceText(new Date(1_000_000 - 90_000), now)).toBe('1 min 30 s ago');
  expect(distanceText(now, now)).toBe('now');
});
