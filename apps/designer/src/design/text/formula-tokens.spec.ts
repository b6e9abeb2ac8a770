import { expect, test } from '@jest/globals';
import { tokensOf } from './formula-tokens.js';

const seen = (formula: string) =>
  tokensOf(formula)
    .filter(({ kind }) => kind !== 'space')
    .map(({ kind, text }) => `${kind} ${text}`);

test('words, calls, names, numbers and texts', () => {
  expect(seen('= lookup("a", entry.user.id) >= 40.5 and not x')).toEqual([
    'sign =',
    'call lookup',
    'sign (',
    'text "a"',
    'sign ,',
    'name entry.user.id',
    'sign )',
    'sign >',
    'sign =',
    'number 40.5',
    'word and',
    'word not',
    'name x',
  ]);
});

test.each(['= "never ends', "= 'a\\'b' & 1", '', '<img src=x onerror=1>', 'a[].b', '😀 ü'])(
  'loses nothing of %s',
  (formula) => {
    expect(
      tokensOf(formula)
        .map(({ text }) => text)
        .join(''),
    ).toBe(formula);
  },
);
