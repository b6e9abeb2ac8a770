import { add, compareNumbers } from '../decimal/arithmetic.js';
import { Decimal, isNumber } from '../decimal/decimal.js';
import { describeValue } from '../values/describe.js';
import { spendOnComparison, spendOnKey, spendOnText } from '../values/bounds/effort.js';
import { LIST_MAX } from './limits.js';
import { Failure } from '../values/failure.js';
import { valueKey } from '../values/key.js';
import type { Maybe, Num, ObjectValue, Value } from '../values/value.js';

/** Functions that generated code calls where the fast way is not open. */

/** An own property, or an element of a list; missing where there is none. */
export function readOwn(of: Maybe, key: string): Maybe {
  if (typeof of !== 'object' || of === null || of instanceof Decimal) return undefined;
  if (Array.isArray(of)) return /^\d+$/.test(key) ? (of as readonly Value[])[Number(key)] : undefined;
  return Object.hasOwn(of, key) ? (of as ObjectValue)[key] : undefined;
}

/** A read by a path that is known at run time only; missing where it leads nowhere. */
export function readNamed(names: readonly string[], values: readonly Maybe[], path: Maybe): Maybe {
  if (typeof path !== 'string' && !isNumber(path)) return undefined;
  const written = String(path);
  spendOnText(4 * written.length);
  const [name, ...keys] = written.split('.');
  return keys.reduce(readOwn, values[names.indexOf(name!)]);
}

/** The names whose value is missing, null or an empty text; none if at least so many are there. */
export function namesAbsent(names: readonly string[], values: readonly Maybe[], atLeast: number | undefined): Value {
  const absent = names.filter((_, index) => (values[index] ?? '') === '');
  return atLeast !== undefined && names.length - absent.length >= atLeast ? [] : absent;
}

/** The list to go through: none where it is missing or null. */
export function elements(list: Maybe): readonly Value[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) throw new Failure('NOT_A_LIST', `a list is needed, and this is ${describeValue(list)}`);
  if (list.length > LIST_MAX) throw new Failure('LIST_LIMIT', `a list of ${list.length} elements is too long`);
  return list as readonly Value[];
}

export function addAny(sum: Num, value: Maybe): Num {
  if (isNumber(value)) return add(sum, value);
  throw new Failure('NOT_A_NUMBER', `a number is needed, and this is ${describeValue(value)}`);
}

/** The less (`sign` -1) or greater (1) of two numbers or two texts; what is missing or null does not count. */
export function extreme(best: Maybe, value: Maybe, sign: -1 | 1): Maybe {
  if (value === undefined || value === null) return best;
  return best === undefined || order(value, best) === sign ? value : best;
}

function order(a: Maybe, b: Maybe): -1 | 0 | 1 {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') {
    spendOnComparison(Math.max(a.length, b.length));
    return a < b ? -1 : a > b ? 1 : 0;
  }
  throw new Failure('BAD_ARGUMENT', `${describeValue(a)} and ${describeValue(b)} have no order`);
}

/** The elements by their keys; stable, those without a key last. */
export function sortBy(list: readonly Value[], keys: readonly Maybe[]): Value[] {
  const places = list.map((_, index) => index);
  places.sort((a, b) => {
    const [left, right] = [keys[a] ?? null, keys[b] ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || a - b;
    return order(left, right) || a - b;
  });
  return places.map((place) => list[place]!);
}

/** `[{ key, items }]` in the order in which the keys first occur. */
export function groupBy(list: readonly Value[], keys: readonly Maybe[]): Value[] {
  const groups = new Map<Value, { key: Value; items: Value[] }>();
  list.forEach((item, index) => {
    const key = keys[index] ?? null;
    spendOnKey(key);
    const known =
      typeof key === 'object' && key !== null ? `{${valueKey(key)}` : typeof key === 'string' ? `"${key}` : key;
    const group = groups.get(known);
    if (group) group.items.push(item);
    else groups.set(known, { key, items: [item] });
  });
  return [...groups.values()];
}

/** Sets an own property, whatever its name. */
export function setOwn(object: Record<string, Value>, key: string, value: Value): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}
