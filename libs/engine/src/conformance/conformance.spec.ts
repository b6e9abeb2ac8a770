import { describe, expect, it, jest } from '@jest/globals';
import jsonLogic from 'json-logic-js';
import { disagreement, type Reference } from './agreement.js';
import { randomCases } from './fuzz.js';
import type { Data } from './operators/operator.js';

jest.spyOn(console, 'log').mockImplementation(() => undefined);

const reference: Reference = (logic, data) => jsonLogic.apply(logic as never, data) as Data;

describe('conformance mode', () => {
  it('agrees with json-logic-js on random pairs, interpreted and compiled', () => {
    const seed = 72_026;
    const found = [...randomCases(seed, 20_000)]
      .map(({ logic, data }) => disagreement(reference, logic, data))
      .filter(Boolean);
    expect({ seed, found: found.slice(0, 3) }).toEqual({ seed, found: [] });
  });
});
