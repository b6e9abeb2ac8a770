import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellBounds } from './cell-bounds.js';

const SETTINGS = { seed: 20_261_121, numRuns: 1000 };

describe('where a cell stands', () => {
  const cell = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('', 'a;b', 'a,b', 'say "x"', 'two\nlines', '"'));
  const written = (text: string): string => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  it('is what was written there, whatever the cells before it hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(',', ';'),
        (rows, delimiter) => {
          let start = 0;
          const text = rows.map((row) => row.map(written).join(delimiter)).join('\n');
          for (const row of rows) {
            for (const [index, value] of row.entries()) {
              const bounds = cellBounds(text, start, index + 1, delimiter);
              expect(text.slice(bounds.start, bounds.end)).toBe(written(value));
            }
            start += row.map(written).join(delimiter).length + 1;
          }
        },
      ),
      SETTINGS,
    );
  });

  it('is the end of the line for a column past the last', () => {
    expect(cellBounds('a,b\nc', 0, 5, ',')).toEqual({ start: 2, end: 3 });
  });
});
