import { describe, expect, test } from '@jest/globals';
import { applyTextEdits, difference, inverse } from './text-edits.js';

const TEXT = 'title: A\nfields:\n  a: 1\n';

describe('edits of a text', () => {
  test.each([
    ['nothing', []],
    ['one', [{ start: 7, end: 8, text: 'Longer' }]],
    [
      'several, in any order',
      [
        { start: 23, end: 23, text: '  b: 2\n' },
        { start: 0, end: 5, text: 'name' },
      ],
    ],
  ])('%s: taken back, the text is as it was', (_, edits) => {
    const after = applyTextEdits(TEXT, edits);
    expect(applyTextEdits(after, inverse(TEXT, edits))).toBe(TEXT);
  });

  test.each([
    ['', 'a'],
    ['aaa', 'aa'],
    ['abcabc', 'abcXabc'],
    ['same', 'same'],
    ['x', ''],
  ])('the difference of %j and %j leads from one to the other', (before, after) => {
    expect(applyTextEdits(before, difference(before, after))).toBe(after);
  });

  test('a difference is as small as can be', () => {
    expect(difference('hours: 7', 'hours: 75')).toEqual([{ start: 8, end: 8, text: '5' }]);
  });
});
