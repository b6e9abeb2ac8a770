import { describe, expect, it, jest } from '@jest/globals';
import jsonLogic from 'json-logic-js';
import { disagreement, type Reference } from './agreement.js';
import { randomCases } from './fuzz.js';
import { ownReads } from './own-reads.js';

jest.spyOn(console, 'log').mockImplementation(() => undefined);

describe('what objects inherit', () => {
  it('is all that conformance mode reads otherwise than json-logic-js', () => {
    const seed = 11_021;
    const reference: Reference = ownReads(jsonLogic);
    const found = [...randomCases(seed, 10_000, true)]
      .map(({ logic, data }) => disagreement(reference, logic, data))
      .filter(Boolean);
    expect({ seed, found: found.slice(0, 3) }).toEqual({ seed, found: [] });
  });
});
