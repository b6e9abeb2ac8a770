import { formatNumber, isNumber } from '../decimal/decimal.js';
import { Failure } from './failure.js';
import type { ListValue, ObjectValue, Value } from './value.js';

const DEPTH_MAX = 200;
const LENGTH_MAX = 1_048_576;

/**
 * A text that two values share exactly if they are the same (`sameValue`), so that a Map or Set can find them. Bounded,
 * as values that share their parts can be endless as a text.
 */
export function valueKey(value: Value): string {
  return keyAt(value, 0);
}

function keyAt(value: Value, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (isNumber(value)) return formatNumber(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (depth > DEPTH_MAX) throw new Failure('LIST_LIMIT', `values more than ${DEPTH_MAX} deep were compared`);
  return Array.isArray(value) ? listKey(value as ListValue, depth) : objectKey(value as ObjectValue, depth);
}

function listKey(list: ListValue, depth: number): string {
  let key = '[';
  for (const item of list) key = bounded(`${key}${keyAt(item, depth + 1)},`);
  return `${key}]`;
}

function objectKey(object: ObjectValue, depth: number): string {
  let key = '{';
  for (const name of Object.keys(object).sort())
    key = bounded(`${key}${JSON.stringify(name)}:${keyAt(object[name]!, depth + 1)},`);
  return `${key}}`;
}

function bounded(key: string): string {
  if (key.length > LENGTH_MAX)
    throw new Failure('TEXT_LIMIT', `values of more than ${LENGTH_MAX} characters were compared`);
  return key;
}
