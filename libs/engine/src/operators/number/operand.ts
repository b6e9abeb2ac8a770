import { numberOf, stringOf } from '../../values/coercion.js';
import { isNumber } from '../../decimal/decimal.js';
import { Failure } from '../../values/failure.js';
import type { Maybe, Num } from '../../values/value.js';
import { describeValue } from '../../values/describe.js';
import { isAbsent, refuse } from '../arguments.js';

/** The operands of standard arithmetic: converted as JavaScript does, but what is no number fails instead of spreading as NaN. */

/** As `Number(value)`, for `-`, `/`, `%`. Null and missing fail: JavaScript would take null for 0. */
export function operand(value: Maybe, taker: string): Num {
  if (typeof value === 'number') return value;
  if (isAbsent(value)) refuse(value, taker, 'a number', 'NOT_A_NUMBER');
  return finite(numberOf(value), value, taker);
}

const LEADING = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/;

/** As `parseFloat(value)`, for `+` and `*`: the number at the beginning of a text. */
export function leadingOperand(value: Maybe, taker: string): Num {
  if (isNumber(value)) return value;
  if (isAbsent(value)) refuse(value, taker, 'a number', 'NOT_A_NUMBER');
  const found = typeof value === 'boolean' ? null : LEADING.exec(stringOf(value));
  return finite(found ? numberOf(found[0]) : NaN, value, taker);
}

function finite(number: Num, value: Maybe, taker: string): Num {
  if (typeof number !== 'number' || Number.isFinite(number)) return number;
  throw new Failure('NOT_A_NUMBER', `\`${taker}\` needs a number, and this is ${describeValue(value)}`);
}
