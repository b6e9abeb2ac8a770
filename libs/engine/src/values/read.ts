import { isNumber } from '../decimal/decimal.js';
import type { ListValue, Maybe, ObjectValue, Value } from './value.js';

/** Reads and builds objects by what they hold themselves: never the prototype's, and `__proto__` is a name like any other. */

/** An own property, or an element of a list; missing where there is none. */
export function readOwn(of: Maybe, key: string): Maybe {
  if (typeof of !== 'object' || of === null || isNumber(of)) return undefined;
  if (Array.isArray(of)) return /^\d+$/.test(key) ? (of as ListValue)[Number(key)] : undefined;
  return Object.hasOwn(of, key) ? (of as ObjectValue)[key] : undefined;
}

/** An object of these entries without the missing ones; of two with one name the last holds. */
export function objectOf(entries: Iterable<readonly [string, Maybe]>): ObjectValue {
  const made: Record<string, Value> = {};
  for (const [key, value] of entries) if (value !== undefined) setOwn(made, key, value);
  return made;
}

export function setOwn(object: Record<string, Value>, key: string, value: Value): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else object[key] = value;
}
