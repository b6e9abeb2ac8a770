import { compareNumbers } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import type { Maybe, Num } from '../../values/value.js';
import type { Parameter } from '../operator.js';
import { operand } from './operand.js';

export const NUMBERS_PARAMETER: Parameter = {
  name: 'numbers',
  type: NUMBER,
  summary: 'The numbers; at least one.',
  variadic: true,
};

/** The number that comes first in the order (`sign` 1), or last (-1). */
export function extreme(args: readonly Maybe[], sign: 1 | -1, taker: string): Num {
  return args
    .map((arg) => operand(arg, taker))
    .reduce((best, next) => (compareNumbers(next, best) === -sign ? next : best));
}
