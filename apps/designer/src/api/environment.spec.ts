import { expect, test } from '@jest/globals';
import { environmentOfPath, pathIn } from './environment.js';

test.each([
  ['/e/dev/overview', 'dev'],
  ['/e/dev', 'dev'],
  ['/e/pre%20prod/events/12', 'pre prod'],
  ['/e/%zz/events', undefined],
  ['/overview', undefined],
  ['/events/e/dev', undefined],
])('%s is about %s', (path, environment) => {
  expect(environmentOfPath(path)).toBe(environment);
});

test('the same page of another environment', () => {
  expect(pathIn('test', '/e/dev/events/12')).toBe('/e/test/events/12');
  expect(pathIn('a/b', '/')).toBe('/e/a%2Fb/overview');
});
