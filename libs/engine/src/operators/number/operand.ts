import { isNumber, parseDecimal } from '../../decimal/decimal.js';
import { NUMBER, TEXT } from '../../types/type.js';
import { numberOf, stringOf } from '../../values/coercion.js';
import type { Maybe, Num } from '../../values/value.js';
import { ROUNDING_MODES, type RoundingMode } from '../../decimal/rounding.js';
import { isAbsent, needOneOf, needWhole, refuse } from '../arguments.js';
import type { Parameter } from '../operator.js';

/** What arithmetic takes for a number. */

/** As JavaScript's `Number(value)`: `"12.5"` and true are numbers, `"12 h"` is not; nor is what is not there. */
export function operand(value: Maybe, taker: string): Num {
  if (isNumber(value)) return value;
  const number = isAbsent(value) ? NaN : numberOf(value);
  return isFiniteNumber(number) ? number : refuse(value, taker, 'a number', 'NOT_A_NUMBER');
}

const LEADING = /^\s*([+-]?)(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d+))?/;

/** As JavaScript's `parseFloat(value)`: the number that a text begins with; `"12 h"` is 12, true is none. */
export function leadingOperand(value: Maybe, taker: string): Num {
  if (isNumber(value)) return value;
  const match = isAbsent(value) ? null : LEADING.exec(stringOf(value));
  const number = match ? parseDecimal(canonicalText(match)) : undefined;
  return number ?? refuse(value, taker, 'a number', 'NOT_A_NUMBER');
}

function canonicalText([, sign, digits, exponent]: RegExpExecArray): string {
  const [whole, fraction] = digits!.split('.');
  return `${sign === '-' ? '-' : ''}${whole || '0'}.${fraction || '0'}e${exponent ?? '0'}`;
}

function isFiniteNumber(number: Num): boolean {
  return typeof number !== 'number' || Number.isFinite(number);
}

export const PLACES_MAX = 100;

export const PLACES_PARAMETER: Parameter = {
  name: 'places',
  type: { ...NUMBER, integer: true },
  summary: 'Digits after the point, 0 if not given; -2 is hundreds.',
  optional: true,
  read: (value) => placesOf(value, 'places'),
};

export const MODE_PARAMETER: Parameter = {
  name: 'mode',
  type: { ...TEXT, values: ROUNDING_MODES },
  summary: '"half-even", if not given, "half-up", "half-down", "up", "down", "ceiling" or "floor".',
  optional: true,
  read: (value) => modeOf(value, 'mode'),
};

export function placesOf(value: Maybe, taker: string): number {
  return isAbsent(value) ? 0 : needWhole(value, taker, -PLACES_MAX, PLACES_MAX);
}

export function modeOf(value: Maybe, taker: string): RoundingMode {
  return needOneOf(value, taker, ROUNDING_MODES);
}
