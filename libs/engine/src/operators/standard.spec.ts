import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRequire } from 'node:module';
import type { Maybe, Value } from '../values/value.js';
import { OPERATORS } from './index.js';

/** Standard operators answer as json-logic-js does, but where their documentation says otherwise. */

const reference = createRequire(import.meta.url)('json-logic-js') as { apply(logic: unknown, data?: unknown): unknown };
const CONTEXT = { now: '2026-11-21T10:00:00Z' };
const SEED = 20261121;

const scalar: fc.Arbitrary<Value> = fc.constantFrom<Value>(
  null,
  true,
  false,
  0,
  1,
  -1,
  2,
  1.5,
  1e21,
  1e-7,
  '',
  ' ',
  '0',
  '1',
  '-1',
  '1.50',
  'a',
  'ab',
  'true',
  'null',
  '0x1f',
  ' 2 ',
);
const list: fc.Arbitrary<Value> = fc.array(fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })), { maxLength: 3 });
const any: fc.Arbitrary<Value> = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 1, arbitrary: list });

function ours(name: string, args: readonly Value[]): Maybe {
  const operator = OPERATORS.get(name);
  if (operator?.form !== 'strict') throw new Error(`no operator ${name}`);
  return operator.evaluate(args, CONTEXT);
}

function agree(name: string, args: fc.Arbitrary<readonly Value[]>): void {
  const law = fc.property(args, (given) => {
    // Each argument is read from the data, so that the reference does not take a list for logic.
    const logic = { [name]: given.map((_, index) => ({ var: String(index) })) };
    expect(ours(name, given)).toStrictEqual(reference.apply(logic, given));
  });
  fc.assert(law, { seed: SEED, numRuns: 3000 });
}

describe(`standard operators (seed ${SEED})`, () => {
  it.each(['==', '!=', '===', '!=='])('%s', (name) => {
    agree(name, fc.tuple(any, scalar));
    agree(name, fc.tuple(scalar, any));
  });

  it.each(['!', '!!'])('%s', (name) => agree(name, fc.tuple(any)));
  it('in', () => agree('in', fc.tuple(scalar, any)));
  it('merge', () => agree('merge', fc.array(any, { maxLength: 4 })));
  it('cat', () => agree('cat', fc.array(any, { maxLength: 4 })));

  it('substr', () => {
    agree('substr', fc.tuple(any, any));
    agree('substr', fc.tuple(any, fc.integer({ min: -5, max: 5 }), fc.oneof(any, fc.integer({ min: -5, max: 5 }))));
  });
});
