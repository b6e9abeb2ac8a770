import { describe, expect, it } from '@jest/globals';
import { parseDecimal } from '../decimal/decimal.js';
import { FAILURES, type Failure } from '../values/failure.js';
import type { Maybe } from '../values/value.js';
import { OPERATORS } from './index.js';
import { LIST_MAX, TEXT_MAX } from './limits.js';

/** No operator can be made to hang, to eat memory, or to hand out what is not data. */

const CONTEXT = { now: '2026-11-21T10:00:00Z' };

function outcome(name: string, args: readonly Maybe[]): string {
  const operator = OPERATORS.get(name);
  if (operator?.form !== 'strict') throw new Error(`no operator ${name}`);
  try {
    operator.evaluate(args, CONTEXT);
    return 'answered';
  } catch (failure) {
    return (failure as Failure).code;
  }
}

const LONG = 'a'.repeat(TEXT_MAX);
const MANY = Array.from({ length: LIST_MAX }, (_, index) => index);

/** By a count: what did not stop there would go on for minutes. */
describe('operators stop at their limits', () => {
  it.each([
    ['cat', 'TEXT_LIMIT', [LONG, 'b']],
    ['cat', 'answered', [LONG]],
    ['upper', 'TEXT_LIMIT', ['ŉ'.repeat(TEXT_MAX)]],
    ['replace', 'TEXT_LIMIT', [LONG, 'a', 'bb']],
    ['replace', 'answered', [LONG, 'a', 'b']],
    ['padStart', 'BAD_ARGUMENT', ['a', TEXT_MAX + 1]],
    ['join', 'TEXT_LIMIT', [[LONG, LONG], '']],
    ['split', 'LIST_LIMIT', [LONG, 'a']],
    ['split', 'LIST_LIMIT', [LONG, '']],
    ['merge', 'LIST_LIMIT', [MANY, [1]]],
    ['flatten', 'LIST_LIMIT', [[MANY, MANY]]],
    ['range', 'LIST_LIMIT', [-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]],
    ['matches', 'TEXT_LIMIT', [LONG, 'a*']],
    ['matches', 'BAD_ARGUMENT', ['a', '('.repeat(256)]],
    ['parseDate', 'NOT_A_DATE', [LONG, 'dd.MM.yyyy']],
    ['parseDate', 'BAD_ARGUMENT', ['x', "'".repeat(65)]],
    ['hours', 'NOT_A_DURATION', [' '.repeat(1000) + '1'.repeat(1000)]],
    ['dateOf', 'UNKNOWN_TIME_ZONE', ['2026-11-21T10:00:00Z', LONG]],
    ['addBusinessDays', 'BAD_ARGUMENT', ['2026-11-21', 1e9]],
    ['range', 'BAD_ARGUMENT', [0, 1e300]],
  ] as const)('%s: %s', (name, expected, args) => {
    expect(outcome(name, args as unknown as Maybe[])).toBe(expected);
  });
});

describe('whatever they are given, operators answer or fail by a code', () => {
  const odd: Maybe[] = [
    undefined,
    null,
    true,
    0,
    -1,
    1.5,
    1e300,
    parseDecimal('1e-400')!,
    parseDecimal('12345678901234567890.5')!,
    '',
    'a',
    '2026-11-21',
    '2026-11-21T10:00:00Z',
    'UTC',
    '\ud800',
    '__proto__',
    'constructor',
    '1:30',
    [],
    [1, 'a', null],
    [[]],
    {},
    JSON.parse('{"__proto__":1}') as Maybe,
  ];
  const strict = [...OPERATORS.values()].filter((operator) => operator.form === 'strict');

  it.each(strict.map((operator) => [operator.name, operator] as const))('%s', (_, operator) => {
    const calls = odd.flatMap((first) =>
      odd.flatMap((second) => [[first], [first, second], [first, second, 1], [first, second, 'UTC']]),
    );
    const answers = calls.map((args) => {
      const given = operator.seesMissing ? args : args.map((arg) => arg ?? null);
      return answerOf(() => operator.evaluate(given, CONTEXT));
    });
    expect([...new Set(answers)].filter((answer) => answer !== 'data' && !Object.hasOwn(FAILURES, answer))).toEqual([]);
  });

  it('and no name finds one that is not declared', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])
      expect(OPERATORS.has(name)).toBe(false);
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(12);
  });
});

function answerOf(evaluate: () => Maybe): string {
  try {
    const answer = evaluate();
    return typeof answer === 'function' || (typeof answer === 'number' && !Number.isFinite(answer))
      ? 'no data'
      : 'data';
  } catch (failure) {
    return (failure as Failure).code ?? String(failure);
  }
}
