import { describe, expect, test } from '@jest/globals';
import { closed, moved, NO_TABS, opened, readTabs, renamed } from './tabs.js';

const three = { paths: ['a', 'b', 'c'], shown: 'b' };

describe('tabs', () => {
  test('a file opens behind the one that is shown, and once', () => {
    expect(opened(three, 'd')).toEqual({ paths: ['a', 'b', 'd', 'c'], shown: 'd' });
    expect(opened(three, 'a')).toEqual({ paths: ['a', 'b', 'c'], shown: 'a' });
    expect(opened(three, 'b')).toBe(three);
  });

  test('too many: the oldest goes, never the one that opens', () => {
    const many = Array.from({ length: 30 }, (_, index) => `f${index}`).reduce(opened, NO_TABS);
    expect(many.paths).toHaveLength(24);
    expect(many.shown).toBe('f29');
    expect(many.paths).toContain('f29');
  });

  test.each([
    ['b', { paths: ['a', 'c'], shown: 'c' }],
    ['a', { paths: ['b', 'c'], shown: 'b' }],
    ['x', three],
  ])('closing %s', (path, after) => expect(closed(three, path)).toEqual(after));

  test('the last one that closes leaves nothing shown', () => {
    expect(closed({ paths: ['a'], shown: 'a' }, 'a')).toEqual({ paths: [], shown: undefined });
  });

  test('a tab moves, never over the ends; a stranger does not', () => {
    expect(moved(three, 'a', 9).paths).toEqual(['b', 'c', 'a']);
    expect(moved(three, 'c', -1).paths).toEqual(['c', 'a', 'b']);
    expect(moved(three, 'x', 0)).toBe(three);
  });

  test('a renamed file keeps its place', () => {
    expect(renamed(three, 'b', 'z')).toEqual({ paths: ['a', 'z', 'c'], shown: 'z' });
  });

  test.each([[null], ['text'], [{ paths: 7 }], [{ paths: [1, null] }]])('what was kept may be anything: %j', (kept) => {
    expect(readTabs(kept)).toEqual(NO_TABS);
  });
});
