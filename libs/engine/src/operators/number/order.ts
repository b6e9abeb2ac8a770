import { compareNumbers } from '../../decimal/arithmetic.js';
import { isNumber } from '../../decimal/decimal.js';
import { ANY, BOOLEAN } from '../../types/type.js';
import { numberOf, stringOf } from '../../values/coercion.js';
import { spendOnComparison } from '../../values/bounds/effort.js';
import type { Maybe, Num } from '../../values/value.js';
import type { OperatorExample, StrictOperator } from '../operator.js';

/** The ordered comparisons, as JavaScript orders values. */
interface Order {
  readonly name: string;
  readonly summary: string;
  /** What a third argument is, where one is taken. */
  readonly between?: string;
  /** Whether the order of two values, -1, 0 or 1, is what is asked. */
  readonly holds: (order: number) => boolean;
  readonly examples: readonly OperatorExample[];
}

export function orderOperator({ name, summary, between, holds, examples }: Order): StrictOperator {
  const compare = (left: Maybe, right: Maybe): boolean => {
    const order = orderOf(left ?? null, right ?? null);
    return order !== undefined && holds(order);
  };
  return {
    name,
    group: 'number',
    standard: true,
    summary,
    docs:
      'Two texts are compared by the codes of their characters, so dates in the order of time; all else as numbers, with ' +
      'all their digits. As in json-logic-js null counts as 0, and a comparison with what is no number is false: so is that ' +
      'of a date with one that is not there, such as the last day of what goes on.',
    parameters: [
      { name: 'left', type: ANY, summary: 'A number or a text.' },
      { name: 'right', type: ANY, summary: 'What it is compared with.' },
      ...(between === undefined ? [] : [{ name: 'last', type: ANY, summary: between, optional: true }]),
    ],
    result: BOOLEAN,
    examples,
    form: 'strict',
    effort: 'own',
    evaluate: (args) => compare(args[0], args[1]) && (args.length < 3 || compare(args[1], args[2])),
  };
}

/** Undefined where the two have no order, as everything with NaN. */
function orderOf(left: Maybe, right: Maybe): number | undefined {
  const [a, b] = [primitive(left), primitive(right)];
  if (typeof a === 'string' && typeof b === 'string') {
    spendOnComparison(Math.max(a.length, b.length));
    return a < b ? -1 : a > b ? 1 : 0;
  }
  const [m, n] = [numberOf(a), numberOf(b)];
  if (typeof m === 'number' && typeof n === 'number') return m < n ? -1 : m > n ? 1 : m === n ? 0 : undefined;
  return Number.isNaN(m) || Number.isNaN(n) ? undefined : compareWithInfinity(m, n);
}

/** Only a text can be infinite here, and no `Decimal` is. */
function compareWithInfinity(m: Num, n: Num): number {
  if (m === Infinity || n === -Infinity) return 1;
  return m === -Infinity || n === Infinity ? -1 : compareNumbers(m, n);
}

function primitive(value: Maybe): Maybe {
  return typeof value === 'object' && value !== null && !isNumber(value) ? stringOf(value) : value;
}
