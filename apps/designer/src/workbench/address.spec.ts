import { describe, expect, test } from '@jest/globals';
import { addressOf, lineOf, pathOfAddress } from './address.js';

describe('addresses of the workbench', () => {
  test.each([['rules/billing/charge.rules.yaml'], ['reckoner.yaml'], ['rules/a%b c?.yaml']])(
    '%s there and back',
    (path) => {
      expect(pathOfAddress(addressOf(path, 3).split('?')[0]!)).toBe(path);
    },
  );

  test.each([['/workbench'], ['/workbench/'], ['/overview'], ['/workbench/%E0%A4%A']])(
    '%s names no file',
    (location) => {
      expect(pathOfAddress(location)).toBeUndefined();
    },
  );

  test.each([
    ['line=12', 12],
    ['line=0', undefined],
    ['line=x', undefined],
    ['', undefined],
  ])('%j: line %s', (search, line) => {
    expect(lineOf(search)).toBe(line);
  });
});
