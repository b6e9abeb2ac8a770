import { Decimal, isNumber } from '../decimal/decimal.js';
import type { ListValue, Maybe, ObjectValue } from './value.js';

export type ValueKind = 'missing' | 'null' | 'boolean' | 'number' | 'text' | 'list' | 'object';

export function valueKind(value: Maybe): ValueKind {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (isNumber(value)) return 'number';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  return Array.isArray(value) ? 'list' : 'object';
}

/** Deep and strict: no text equals a number. With `keys` `in-order`, objects must also list their keys alike. */
export function sameValue(a: Maybe, b: Maybe, keys: 'any-order' | 'in-order' = 'any-order'): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Decimal || b instanceof Decimal) {
    return a instanceof Decimal && b instanceof Decimal && a.toString() === b.toString();
  }
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && sameItems(a, b, keys);
  }
  return sameFields(a as ObjectValue, b as ObjectValue, keys);
}

function sameItems(a: ListValue, b: ListValue, keys: 'any-order' | 'in-order'): boolean {
  return a.length === b.length && a.every((item, index) => sameValue(item, b[index], keys));
}

function sameFields(a: ObjectValue, b: ObjectValue, keys: 'any-order' | 'in-order'): boolean {
  const names = Object.keys(a);
  const others = Object.keys(b);
  if (names.length !== others.length) return false;
  if (keys === 'in-order' && names.some((name, index) => name !== others[index])) return false;
  return names.every((name) => Object.hasOwn(b, name) && sameValue(a[name], b[name], keys));
}
