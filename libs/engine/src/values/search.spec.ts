import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { indexOfText, splitText } from './search.js';

/** A text that counts how often a letter of it is looked at. */
class CountedText {
  looks = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get length(): number {
    return this.#text.length;
  }

  indexOf(sought: string, from: number): number {
    return this.#text.indexOf(sought, from);
  }

  charCodeAt(at: number): number {
    this.looks += 1;
    return this.#text.charCodeAt(at);
  }
}

describe('searching a text', () => {
  it('finds what `indexOf` finds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 200 });
    fc.assert(
      fc.property(text, text, fc.nat(210), (within, sought, from) => {
        expect(indexOfText(within, sought, from)).toBe(within.indexOf(sought, from));
        const repeated = within.repeat(3);
        expect(indexOfText(repeated, within, from)).toBe(repeated.indexOf(within, from));
      }),
      { numRuns: 2_000, seed: 20_261_121 },
    );
  });

  it('looks at letters in proportion to the text where `indexOf` takes the product of both lengths', () => {
    const looks = (size: number): number => {
      const half = 'a'.repeat(size);
      const text = new CountedText('a'.repeat(8 * size));
      expect(indexOfText(text as unknown as string, `${half}b${half}`)).toBe(-1);
      return text.looks;
    };
    expect(looks(2_000)).toBeLessThanOrEqual(8 * looks(250));
    expect(looks(2_000)).toBeLessThan(4 * 8 * 2_000);
  });

  it('parts a text as `split` does', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 60 });
    fc.assert(
      fc.property(text, text, fc.nat(5), (given, between, most) => {
        const [within, separator] = [`${given}${between}`.repeat(4), `${between}${between}a${between}`];
        expect(splitText(within, separator, Infinity)).toEqual(within.split(separator));
        expect(splitText(within, separator, most)).toEqual(within.split(separator, most));
      }),
      { numRuns: 2_000, seed: 20_261_121 },
    );
  });
});
