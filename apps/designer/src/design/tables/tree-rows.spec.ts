import { describe, expect, test } from '@jest/globals';
import { rowsOf, treeMove } from './tree-rows.js';

const STEM = { id: 'a2', label: 'stem', children: [{ id: 'x', label: 'leaf' }] };
const NODES = [
  { id: 'a', label: 'apple', children: [{ id: 'a1', label: 'pip' }, STEM] },
  { id: 'b', label: 'banana' },
];
const rows = rowsOf(NODES, new Set(['a']));

test('what is seen: the open ones with what is below them', () => {
  expect(rows.map(({ node, level, isOpen }) => [node.id, level, isOpen])).toEqual([
    ['a', 1, true],
    ['a1', 2, undefined],
    ['a2', 2, false],
    ['b', 1, undefined],
  ]);
});

describe('keys', () => {
  test.each([
    [0, 'ArrowDown', { to: 1 }],
    [3, 'ArrowDown', { to: 3 }],
    [0, 'ArrowUp', { to: 0 }],
    [0, 'ArrowRight', { to: 1 }],
    [2, 'ArrowRight', { toggle: 'a2' }],
    [0, 'ArrowLeft', { toggle: 'a' }],
    [2, 'ArrowLeft', { to: 0 }],
    [3, 'ArrowLeft', { to: 3 }],
    [0, 'End', { to: 3 }],
    [3, 'a', { to: 0 }],
    [0, 's', { to: 2 }],
    [0, 'z', undefined],
    [0, 'Enter', undefined],
  ])('at %i, %s', (at, key, move) => {
    expect(treeMove(rows, at, key)).toEqual(move);
  });
});
