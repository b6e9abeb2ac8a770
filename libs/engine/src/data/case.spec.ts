import { describe, expect, it } from '@jest/globals';
import { UNICODE_VERSION } from './case.data.js';
import { lowerCase, upperCase } from './case.js';

describe('upper and lower case', () => {
  it('are those of the platform, letter by letter, where it has the same Unicode version', () => {
    const wrong: string[] = [];
    for (let point = 0; point <= 0x1ffff; point++) {
      const letter = String.fromCodePoint(point);
      if (upperCase(letter) !== letter.toUpperCase() || lowerCase(letter) !== letter.toLowerCase()) wrong.push(letter);
    }
    expect(process.versions['unicode'] === UNICODE_VERSION ? wrong : []).toEqual([]);
  });

  it.each([
    ['straße', 'STRASSE', 'straße'],
    ['ÅNGSTRÖM éß', 'ÅNGSTRÖM ÉSS', 'ångström éß'],
    ['ﬁn', 'FIN', 'ﬁn'],
    ['ΟΔΟΣ', 'ΟΔΟΣ', 'οδοσ'],
    ['𐐨', '𐐀', '𐐨'],
    ['\ud800x', '\ud800X', '\ud800x'],
  ])('%s', (text, upper, lower) => {
    expect(upperCase(text)).toBe(upper);
    expect(lowerCase(text)).toBe(lower);
  });
});
