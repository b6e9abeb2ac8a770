import { formatNumber, isNumber } from '../decimal/decimal.js';
import type { Maybe } from './value.js';

const TEXT_SHOWN_MAX = 60;

/** A value in a message: `"a text"`, `12.5`, `null`, "nothing (missing)", "a list of 3", "an object". */
export function describeValue(value: Maybe): string {
  if (value === undefined) return 'nothing (missing)';
  if (value === null) return 'null';
  if (isNumber(value)) return formatNumber(value);
  if (typeof value === 'string') return JSON.stringify(shortened(value));
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
}

function shortened(text: string): string {
  return text.length <= TEXT_SHOWN_MAX ? text : `${text.slice(0, TEXT_SHOWN_MAX - 1)}…`;
}
