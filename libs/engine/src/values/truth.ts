import type { Maybe } from './value.js';

/** JSON-Logic's truth: missing, null, false, 0, the empty text and the empty list are false; all else is true. */
export function isTruthy(value: Maybe): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
