import { isNumber } from '../decimal/decimal.js';
import { describeValue } from '../values/describe.js';
import { Failure } from '../values/failure.js';
import { withinReach } from '../values/bounds/reach.js';
import type { Maybe, Num } from '../values/value.js';

/** Values that a step cannot do without; else a `Failure` that says what they are for. */

/** A part of a key as a text. */
export function keyText(part: Maybe, what: string): string {
  if (part === undefined || part === null)
    throw new Failure('MISSING_VALUE', `a part of the key of ${what} is missing`);
  if (typeof part === 'object' && !isNumber(part))
    throw new Failure('BAD_ARGUMENT', `${describeValue(part)} cannot be part of the key of ${what}`);
  return withinReach(String(part));
}

export function numberOf(value: Maybe, what: string): Num {
  if (isNumber(value)) return value;
  throw new Failure(
    value === undefined || value === null ? 'MISSING_VALUE' : 'NOT_A_NUMBER',
    `${what} is ${describeValue(value)}, not a number`,
  );
}
