import { equalNumbers } from '../decimal/arithmetic.js';
import { formatNumber, isNumber, parseDecimal } from '../decimal/decimal.js';
import { spend, spendOnText } from './bounds/effort.js';
import { sameText, sameValue } from './equality.js';
import { Failure } from './failure.js';
import { DEPTH_MAX, throwDepthLimit } from './bounds/reach.js';
import type { ListValue, Maybe, Num, Value } from './value.js';

/**
 * The conversions that standard JSON-Logic inherits from JavaScript, on exact numbers: what `String(value)`,
 * `Number(value)` and `a == b` give there.
 */

const LENGTH_MAX = 1_048_576;

/** As `String(value)`: a list is its elements joined by commas, an object is "[object Object]". */
export function stringOf(value: Maybe): string {
  if (typeof value === 'string') return value;
  if (isNumber(value)) return formatNumber(value);
  if (Array.isArray(value)) return listText(value as ListValue, 1);
  return typeof value === 'object' && value !== null ? '[object Object]' : String(value);
}

/** Bounded: a list that holds another one twice, and so on, is short in memory and endless as a text. */
function listText(list: ListValue, depth: number): string {
  if (depth > DEPTH_MAX) throwDepthLimit();
  spend(list.length / 2);
  let joined = '';
  for (const [index, item] of list.entries()) {
    joined += index === 0 ? '' : ',';
    if (item !== null) joined += Array.isArray(item) ? listText(item as ListValue, depth + 1) : stringOf(item);
    if (joined.length > LENGTH_MAX)
      throw new Failure('TEXT_LIMIT', `a list was taken as a text of more than ${LENGTH_MAX} characters`);
  }
  spendOnText(joined.length);
  return joined;
}

/** As `Number(value)`, with all digits; `NaN` where the value spells no number. */
export function numberOf(value: Maybe): Num {
  if (isNumber(value)) return value;
  if (value === null || value === false) return 0;
  if (value === true) return 1;
  return value === undefined ? NaN : numberOfText(stringOf(value));
}

const DECIMAL = /^([+-]?)(\d+)?(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const RADIX = /^0(?:[xX][\da-fA-F]+|[oO][0-7]+|[bB][01]+)$/;

function numberOfText(text: string): Num {
  spendOnText(text.length);
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  const match = DECIMAL.exec(trimmed);
  if (!match) return RADIX.test(trimmed) || /^[+-]?Infinity$/.test(trimmed) ? Number(trimmed) : NaN;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return NaN;
  return parseDecimal(`${sign === '-' ? '-' : ''}${whole || '0'}.${fraction || '0'}e${exponent}`) ?? NaN;
}

/**
 * As `a == b`, but that numbers are compared with all their digits, and two lists or two objects are equal if they
 * have the same content (JavaScript compares their identity, which a pure expression has none of).
 */
export function looselyEqual(a: Maybe, b: Maybe): boolean {
  const [left, right] = [a ?? null, b ?? null];
  if (left === null || right === null) return left === right;
  if (typeof left === 'string' && typeof right === 'string') return sameText(left, right);
  if (typeof left === typeof right && typeof left !== 'object') return left === right;
  if (isNumber(left) && isNumber(right)) return equalNumbers(left, right);
  if (isComposite(left) && isComposite(right)) return sameValue(left, right);
  return equalPrimitives(primitive(left), primitive(right));
}

type Primitive = string | boolean | Num;

function equalPrimitives(a: Primitive, b: Primitive): boolean {
  if (typeof a === 'string' && typeof b === 'string') return sameText(a, b);
  const [left, right] = [numberOf(a), numberOf(b)];
  return Number.isNaN(left) || Number.isNaN(right) ? false : equalNumbers(left, right);
}

function isComposite(value: Value): boolean {
  return typeof value === 'object' && !isNumber(value);
}

function primitive(value: Value): Primitive {
  return typeof value === 'string' || typeof value === 'boolean' || isNumber(value) ? value : stringOf(value);
}
