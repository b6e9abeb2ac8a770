import { formatNumber, isNumber } from '../decimal/decimal.js';
import type { ListValue, ObjectValue, Value } from './value.js';

/** A text that two values share exactly if they are the same (`sameValue`), so that a Map or Set can find them. */
export function valueKey(value: Value): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (isNumber(value)) return formatNumber(value);
  if (Array.isArray(value)) return `[${(value as ListValue).map(valueKey).join()}]`;
  return typeof value === 'object' && value !== null ? objectKey(value as ObjectValue) : String(value);
}

function objectKey(object: ObjectValue): string {
  const names = Object.keys(object).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${valueKey(object[name]!)}`).join()}}`;
}
