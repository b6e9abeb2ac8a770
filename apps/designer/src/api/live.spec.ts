import { describe, expect, test } from '@jest/globals';
import { isConcerned, readChange } from './live.js';

describe('a line of the stream', () => {
  test.each([
    ['{"topic":"cases"}', { topic: 'cases' }],
    ['{"topic":"cases","ids":[1,2]}', { topic: 'cases', ids: [1, 2] }],
    ['{"ids":[1]}', undefined],
    ['null', undefined],
    ['not json', undefined],
  ])('%s', (line, change) => {
    expect(readChange(line)).toEqual(change);
  });
});

describe('which queries it concerns', () => {
  test.each([
    [['cases', 'list', {}], { topic: 'cases' }, true],
    [['cases', 'list', {}], { topic: 'cases', ids: [7] }, true],
    [['cases', 'one', 12], { topic: 'cases' }, true],
    [['cases', 'one', 12], { topic: 'cases', ids: ['12'] }, true],
    [['cases', 'one', 12], { topic: 'cases', ids: [7] }, false],
    [['deliveries', 'list'], { topic: 'cases' }, false],
  ])('%j by %j: %s', (key, change, concerned) => {
    expect(isConcerned(key, change)).toBe(concerned);
  });
});
