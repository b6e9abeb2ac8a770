import { formatNumber, isNumber } from '../decimal/decimal.js';
import { spend, spendOnText } from './bounds/effort.js';
import { DEPTH_MAX, throwDepthLimit } from './bounds/reach.js';
import type { ListValue, ObjectValue, Value } from './value.js';

/**
 * A text that two values share exactly if they are the same (`sameValue`), so that a Map or Set can find them. Counted,
 * as values that share their parts can be endless as a text.
 */
export function valueKey(value: Value): string {
  return keyAt(value, 0);
}

function keyAt(value: Value, depth: number): string {
  spend(1 / 2);
  if (typeof value === 'string') {
    spendOnText(value.length);
    return JSON.stringify(value);
  }
  if (isNumber(value)) return formatNumber(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (depth > DEPTH_MAX) throwDepthLimit();
  return Array.isArray(value) ? listKey(value as ListValue, depth) : objectKey(value as ObjectValue, depth);
}

function listKey(list: ListValue, depth: number): string {
  let key = '[';
  for (const item of list) key += `${keyAt(item, depth + 1)},`;
  return `${key}]`;
}

function objectKey(object: ObjectValue, depth: number): string {
  let key = '{';
  for (const name of Object.keys(object).sort()) key += `${JSON.stringify(name)}:${keyAt(object[name]!, depth + 1)},`;
  return `${key}}`;
}
