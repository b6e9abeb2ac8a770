import { describe, expect, it } from '@jest/globals';
import { expressionFunction } from '../../src/emit/formula.js';
import { compileSpec } from '../../src/emit/function.js';
import { linksFor } from '../../src/emit/links.js';
import { evaluateExpression, OPERATORS, parseExpression, type Value } from '../../src/index.js';
import { lowerStandalone, type StandaloneExpression } from '../../src/run/expression.js';
import { beginEffort, EFFORT_MAX, EFFORT_SAFE, effortLeft, endEffort } from '../../src/values/bounds/effort.js';
import { withinReach } from '../../src/values/bounds/reach.js';
import { Failure } from '../../src/values/failure.js';
import { stringifyJson } from '../../src/values/json.js';
import { GROWING } from './growth.js';

type Data = Readonly<Record<string, Value>>;

function lowered(formula: string, data: Data): StandaloneExpression {
  const { expression, diagnostics } = parseExpression(`= ${formula}`);
  expect(diagnostics).toEqual([]);
  const made = lowerStandalone(expression!, Object.keys(data), OPERATORS);
  if ('diagnostics' in made) throw new Error(made.diagnostics.map(({ message }) => message).join());
  return made;
}

const SURROUNDINGS = { now: '2026-11-21T10:00:00Z', row: () => undefined, validate: () => undefined };

/** The value as JSON, or the code of the failure. */
function interpreted({ ir, inputs }: StandaloneExpression, data: Data): string {
  try {
    return stringifyJson(evaluateExpression(ir, inputs, data, SURROUNDINGS) ?? null);
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.code;
    throw thrown;
  }
}

/** The same of generated code; undefined where it leaves the evaluation to the interpreter. */
function compiled({ ir, inputs }: StandaloneExpression, data: Data): { value: string | undefined; steps: number } {
  const links = linksFor(() => undefined);
  const run = compileSpec(expressionFunction(ir, inputs), links);
  const before = beginEffort(EFFORT_SAFE);
  try {
    const value = withinReach(run(...inputs.map(({ name }) => data[name])));
    return { value: stringifyJson(value ?? null), steps: links.run.steps };
  } catch {
    return { value: undefined, steps: links.run.steps };
  } finally {
    expect(effortLeft()).toBeGreaterThan(-EFFORT_SAFE);
    endEffort(before);
  }
}

/** What is counted while `act` runs. */
function effortOf(act: () => void): number {
  const before = beginEffort(EFFORT_MAX);
  try {
    act();
    return EFFORT_MAX - effortLeft();
  } finally {
    endEffort(before);
  }
}

describe('a formula that asks for more and more', () => {
  it.each(GROWING.map((each) => [each.what, each] as const))('%s', (_, { formula, data = {}, ends }) => {
    const expression = lowered(formula, data);
    const expected = interpreted(expression, data);
    expect(/_LIMIT$/.test(expected) ? expected : undefined).toBe(ends);
    const { value } = compiled(expression, data);
    expect(value ?? expected).toBe(expected);
  });
});

describe('effort is in proportion to what is gone through', () => {
  const proportional: readonly (readonly [formula: string, data: (size: number) => Data])[] = [
    ['textBefore(text, part)', (size) => ({ text: 'a'.repeat(8 * size), part: `${'a'.repeat(size)}b` })],
    ['length(split(text, part))', (size) => ({ text: 'a'.repeat(8 * size), part: `${'a'.repeat(size)}b` })],
    ['upper(text)', (size) => ({ text: 'a'.repeat(8 * size) })],
    ['count(list, text == other)', (size) => ({ list: [1], text: 'a'.repeat(8 * size), other: 'a'.repeat(8 * size) })],
    ['matches(text, ".*(b|c).*")', (size) => ({ text: 'a'.repeat(size / 4) })],
    ['length(distinct(list))', (size) => ({ list: Array.from({ length: size }, (_, at) => at) })],
    [
      'list == other',
      (size) => ({ list: Array.from({ length: size }, () => [1]), other: Array.from({ length: size }, () => [1]) }),
    ],
    ['length(groupBy(list, [item]))', (size) => ({ list: Array.from({ length: size }, (_, at) => at) })],
    ['join(list, "-")', (size) => ({ list: Array.from({ length: size }, (_, at) => at) })],
    ['sum(list, item / 7)', (size) => ({ list: Array.from({ length: size }, (_, at) => at) })],
  ];

  it.each(proportional)('%s', (formula, data) => {
    const of = (size: number): number => {
      const given = data(size);
      const expression = lowered(formula, given);
      const run = compileSpec(
        expressionFunction(expression.ir, expression.inputs),
        linksFor(() => undefined),
      );
      return effortOf(() => void run(...expression.inputs.map(({ name }) => given[name])));
    };
    const [once, twice] = [of(4_000), of(8_000)];
    expect(once).toBeGreaterThan(0);
    expect(twice / once).toBeGreaterThan(1.8);
    expect(twice / once).toBeLessThan(2.3);
  });
});
