import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CellTest } from '../ir/definitions.js';
import type { Local } from '../ir/expression.js';
import { ANY, NUMBER, TEXT, type Type } from '../types/type.js';
import type { Maybe } from '../values/value.js';
import { emitClassOf } from './class-of.js';
import { code } from './code.js';
import { ColumnClasses } from './column-classes.js';
import { compileSpec } from './function.js';
import { linksFor } from './links.js';

/** The class of a value as generated code finds it. */
function emitted(classes: ColumnClasses, type: Type): (value: Maybe) => Maybe {
  const input: Local = { id: 1, name: 'value', type };
  return compileSpec(
    {
      inputs: [input],
      body: (at) => at.push(code`return ${emitClassOf(classes, at.local(input).name, type, at)};`),
    },
    linksFor(() => undefined),
  );
}

function expectSame(tests: readonly CellTest[], type: Type, values: readonly Maybe[]): void {
  const classes = new ColumnClasses(tests);
  const classOf = emitted(classes, type);
  expect(values.map((value) => [value, classOf(value)])).toEqual(
    values.map((value) => [value, classes.classOf(value)]),
  );
}

const cell = (number: number, kind: number): CellTest => {
  if (kind === 0) return { kind: 'one-of', values: [number] };
  return { kind: 'compare', operator: kind === 1 ? '<' : '>=', value: number };
};

/** The doubles right below and above. */
function around(number: number): number[] {
  const step = Math.max(Math.abs(number) * Number.EPSILON, Number.MIN_VALUE);
  return [number - step, number, number + step];
}

describe('the class of a number', () => {
  const evenly = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.constantFrom(1, 0.1, 0.25, 0.01, 1 / 3, 1e9));
  const numbers = evenly.chain(([from, step]) =>
    fc.uniqueArray(
      fc.nat(150).map((index) => (from + index) * step),
      { minLength: 9, maxLength: 70 },
    ),
  );
  const anywhere = fc.uniqueArray(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 9, maxLength: 40 });

  it('is the same in generated code, at the constants and between them', () => {
    fc.assert(
      fc.property(
        fc.oneof(numbers, anywhere),
        fc.array(fc.nat(2), { minLength: 70, maxLength: 70 }),
        (given, kinds) => {
          const tests = given.map((number, index) => cell(number, kinds[index]!));
          const values = [...given.flatMap(around), ...given.map((number, index) => (number + given[index >> 1]!) / 2)];
          const far = [-Infinity, Infinity, -1.7e308, 1.7e308, 0, 5e-324];
          expectSame(tests, NUMBER, [...values, ...far]);
          expectSame(tests, ANY, [...values, ...far, 'a', '', null, undefined, true, [], {}]);
        },
      ),
      { seed: 17, numRuns: 300 },
    );
  });
});

describe('the class of a text', () => {
  const short = fc.string({ minLength: 0, maxLength: 4, unit: fc.constantFrom('a', 'b', 'ä', '1', '\u2028') });
  const coded = fc.nat(5000).map((number) => `item-${number}-${number % 7}`);
  const alike = fc.nat(300).map((number) => `${'x'.repeat(number % 30)}y${'x'.repeat(number % 11)}`);

  it('is the same in generated code', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(short, coded, alike)
          .chain((unit) =>
            fc.tuple(fc.uniqueArray(unit, { minLength: 5, maxLength: 120 }), fc.array(unit, { maxLength: 40 })),
          ),
        ([texts, others]) => {
          const tests = texts.map((text): CellTest => ({ kind: 'one-of', values: [text] }));
          const values = [...texts, ...others, '', 'x', 'zz', '__proto__', '\ud800'];
          expectSame(tests, TEXT, values);
          expectSame(tests, ANY, [...values, 5, null, undefined, true, [], {}]);
        },
      ),
      { seed: 17, numRuns: 300 },
    );
  });
});
