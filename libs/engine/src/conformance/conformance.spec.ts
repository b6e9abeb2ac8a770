import { describe, expect, it } from '@jest/globals';
import jsonLogic from 'json-logic-js';
import { disagreement, type Reference } from './agreement.js';
import { randomCases } from './fuzz.js';
import { readPath } from './operators/data.js';
import type { Data } from './operators/operator.js';

const reference: Reference = (logic, data) => jsonLogic.apply(logic as never, data) as Data;

/** The reference with the one thing changed that conformance mode does otherwise: `var` reads own properties alone. */
const ownReads: Reference = (logic, data) => {
  jsonLogic.add_operation('var', function (this: Data, name: Data, fallback: Data) {
    const whole = name === undefined || name === '' || name === null;
    return readPath(this, whole ? [] : String(name).split('.'), fallback === undefined ? null : fallback);
  });
  return jsonLogic.apply(logic as never, data) as Data;
};

describe('conformance mode agrees with json-logic-js, interpreted and compiled', () => {
  it.each([
    ['on random pairs', 20_000, 72_026, reference, false],
    ['on what objects inherit, but for reading it', 10_000, 11_021, ownReads, true],
  ])('%s', (_title, count, seed, against, inherited) => {
    const found = [];
    for (const { logic, data } of randomCases(seed, count, inherited)) {
      const differs = disagreement(against, logic, data);
      if (differs) found.push(differs);
    }
    expect({ seed, found: found.slice(0, 3) }).toEqual({ seed, found: [] });
  });
});
