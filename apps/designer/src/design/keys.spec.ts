import { describe, expect, test } from '@jest/globals';
import { capsOf, chordOf, KeySequence } from './keys.js';

const press = (key: string, ...down: ('ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey')[]) => ({
  key,
  ctrlKey: down.includes('ctrlKey'),
  metaKey: down.includes('metaKey'),
  altKey: down.includes('altKey'),
  shiftKey: down.includes('shiftKey'),
});

describe('a press', () => {
  test.each([
    [press('k', 'ctrlKey'), false, 'mod+k'],
    [press('k', 'metaKey'), true, 'mod+k'],
    [press('?', 'shiftKey'), false, '?'],
    [press('P', 'ctrlKey', 'shiftKey'), false, 'mod+shift+p'],
    [press('Enter', 'shiftKey'), false, 'shift+enter'],
    [press(' '), false, 'space'],
    [press('ArrowDown', 'altKey'), false, 'alt+arrowdown'],
  ])('%j', (pressed, isMac, chord) => {
    expect(chordOf(pressed, isMac)).toBe(chord);
  });
});

test('what is shown', () => {
  expect(capsOf('mod+k', true)).toEqual([['⌘', 'K']]);
  expect(capsOf('mod+shift+p', false)).toEqual([['Ctrl', 'Shift', 'P']]);
  expect(capsOf('g e', false)).toEqual([['G'], ['E']]);
  expect(capsOf('mod++', false)).toEqual([['Ctrl', '+']]);
});

describe('one after the other', () => {
  const known = ['g e', 'g d', 'mod+k', 'e'];
  const run = (...chords: string[]) => {
    const sequence = new KeySequence();
    return chords.map((chord) => sequence.press(chord, known));
  };
  test('completes', () => expect(run('g', 'e')).toEqual([undefined, 'g e']));
  test('at once', () => expect(run('mod+k')).toEqual(['mod+k']));
  test('begins anew', () => expect(run('g', 'g', 'd')).toEqual([undefined, undefined, 'g d']));
  test('what does not go on counts by itself', () => expect(run('g', 'x', 'e')).toEqual([undefined, undefined, 'e']));
});
