import { add, compareNumbers, multiply, remainder, subtract } from '../../decimal/arithmetic.js';
import { wholeByMode, type RoundingMode } from '../../decimal/rounding.js';
import { NUMBER } from '../../types/type.js';
import type { Maybe, Num } from '../../values/value.js';
import { needNumber, refuse } from '../arguments.js';
import type { Parameter } from '../operator.js';

export const INCREMENT_PARAMETER: Parameter = {
  name: 'increment',
  type: NUMBER,
  summary: 'The step, above zero, as 0.25.',
};

/** The number brought to a multiple of the increment, without dividing: a third is an increment, too. */
export function roundedTo(value: Maybe, increment: Maybe, mode: RoundingMode, taker: string): Num {
  const number = needNumber(value, taker);
  const step = needNumber(increment, taker);
  if (compareNumbers(step, 0) <= 0) refuse(increment, taker, 'an increment above zero', 'BAD_ARGUMENT');
  const rest = remainder(number, step);
  if (rest === 0) return number;
  // The multiples around the number as 0 and ±1, or 2 and ±3: the even one of the two shows in where it lies.
  const below = subtract(number, rest);
  const isOdd = remainder(below, multiply(step, 2)) !== 0;
  const sign = compareNumbers(rest, 0);
  const place = (isOdd ? 1 : 0) + (compareNumbers(multiply(rest, 2 * sign), step) + 2) / 4;
  const goesOn = wholeByMode(place * sign, mode) !== (isOdd ? sign : 0);
  return goesOn ? add(below, multiply(step, sign)) : below;
}
