import { Decimal, isNumber } from '../decimal/decimal.js';
import { spend, spendOnComparison } from './bounds/effort.js';
import { DEPTH_MAX, throwDepthLimit } from './bounds/reach.js';
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

/** `===`; comparing long texts counts. */
export function sameText(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  spendOnComparison(a.length);
  return a === b;
}

type Keys = 'any-order' | 'in-order';

/** Deep and strict: no text equals a number. With `keys` `in-order`, objects must also list their keys alike. */
export function sameValue(a: Maybe, b: Maybe, keys: Keys = 'any-order'): boolean {
  return sameAt(a, b, keys, 0);
}

function sameAt(a: Maybe, b: Maybe, keys: Keys, depth: number): boolean {
  if (typeof a === 'string' && typeof b === 'string') return sameText(a, b);
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Decimal || b instanceof Decimal) {
    return a instanceof Decimal && b instanceof Decimal && a.toString() === b.toString();
  }
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (depth > DEPTH_MAX) throwDepthLimit();
  return Array.isArray(a)
    ? sameItems(a, b as ListValue, keys, depth + 1)
    : sameFields(a as ObjectValue, b as ObjectValue, keys, depth + 1);
}

function sameItems(a: ListValue, b: ListValue, keys: Keys, depth: number): boolean {
  if (a.length !== b.length) return false;
  return a.every((item, index) => {
    spend(1 / 8);
    return sameAt(item, b[index], keys, depth);
  });
}

function sameFields(a: ObjectValue, b: ObjectValue, keys: Keys, depth: number): boolean {
  const names = Object.keys(a);
  const others = Object.keys(b);
  spend((names.length + others.length) / 4);
  if (names.length !== others.length) return false;
  if (keys === 'in-order' && names.some((name, index) => name !== others[index])) return false;
  return names.every((name) => Object.hasOwn(b, name) && sameAt(a[name], b[name], keys, depth));
}
