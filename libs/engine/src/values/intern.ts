import { isNumber } from '../decimal/decimal.js';
import { plainObject } from './plain-object.js';
import type { ObjectValue, Value } from './value.js';

/**
 * Texts that stay for long and are compared often (constants, rows of tables) as V8's one copy of a text. Comparing two
 * such is comparing addresses; a text cut out of a file is compared letter by letter, and keeps the whole file alive.
 */
export function interned(text: string): string {
  // Of a name of a property there is one copy, unless it is the number of an element.
  return /^\d{1,10}$/.test(text) ? (JSON.parse(`"${text}"`) as string) : Object.keys({ [text]: true })[0]!;
}

/** A copy that is shared by all who read it, so nobody may change it. */
export function frozen(value: Value): Value {
  if (typeof value === 'string') return interned(value);
  if (typeof value !== 'object' || value === null || isNumber(value)) return value;
  if (Array.isArray(value)) return Object.freeze((value as readonly Value[]).map(frozen));
  return Object.freeze(plainObject(Object.entries(value as ObjectValue).map(([key, part]) => [key, frozen(part)])));
}
