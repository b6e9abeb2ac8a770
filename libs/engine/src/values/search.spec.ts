import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { indexOfText } from './search.js';

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

  it('takes linear time where `indexOf` takes minutes', () => {
    const half = 'a'.repeat(2 ** 17);
    const before = performance.now();
    expect(indexOfText('a'.repeat(2 ** 20), `${half}b${half}`)).toBe(-1);
    expect(performance.now() - before).toBeLessThan(500);
  });
});
