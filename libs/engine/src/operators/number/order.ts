import { compareNumbers } from '../../decimal/arithmetic.js';
import { numberOf } from '../../values/coercion.js';
import { ANY, BOOLEAN } from '../../types/type.js';
import type { Maybe } from '../../values/value.js';
import type { OperatorExample, Parameter, StrictOperator } from '../operator.js';

/** What `<` and its kin share: two texts by code unit, everything else as numbers; NaN is in no order. */
function holds(left: Maybe, right: Maybe, accepts: (order: number) => boolean): boolean {
  if (typeof left === 'string' && typeof right === 'string') return accepts(left < right ? -1 : left > right ? 1 : 0);
  const [a, b] = [numberOf(left), numberOf(right)];
  if (Number.isNaN(a) || Number.isNaN(b)) return false;
  return accepts(compareNumbers(a, b));
}

const PAIR: readonly Parameter[] = [
  { name: 'left', type: ANY, summary: 'A number, a text or a date.' },
  { name: 'right', type: ANY, summary: 'What it is compared with.' },
];

const BETWEEN: Parameter = { name: 'upper', type: ANY, summary: 'With three arguments: whether the middle one lies between the others.', optional: true };

/** A comparison; `<` and `<=` take a third argument. */
export function comparison(
  name: '<' | '<=' | '>' | '>=',
  about: { readonly summary: string; readonly accepts: (order: number) => boolean; readonly examples: readonly OperatorExample[] },
): StrictOperator {
  const between = name === '<' || name === '<=';
  return {
    name,
    group: 'number',
    standard: true,
    summary: about.summary,
    docs: 'Numbers compare with all their digits, two texts by their characters, dates by the calendar; other values as JavaScript converts them.',
    parameters: between ? [...PAIR, BETWEEN] : PAIR,
    result: BOOLEAN,
    examples: about.examples,
    form: 'strict',
    evaluate: ([left, middle, right]) =>
      holds(left, middle, about.accepts) && (!between || right === undefined || holds(middle, right, about.accepts)),
  };
}
