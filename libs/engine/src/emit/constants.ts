import { isNumber } from '../decimal/decimal.js';
import type { ObjectValue, Value } from '../values/value.js';
import type { Unit } from './unit.js';
import { code, type Code } from './code.js';

/**
 * Constants of definitions in generated code. Their texts become V8's one copy of a text, as literals are: comparing
 * those with one another is comparing addresses. A text cut out of a file is compared letter by letter.
 */
export function emitConstant(value: Value, unit: Unit): Code {
  if (typeof value !== 'object' || value === null) return code`${value}`;
  return unit.bind('constant', isNumber(value) ? value : shared(value));
}

/** A copy that all runs share, so nobody may change it. */
export function shared(value: Value): Value {
  if (typeof value === 'string') return interned(value);
  if (typeof value !== 'object' || value === null || isNumber(value)) return value;
  if (Array.isArray(value)) return Object.freeze((value as readonly Value[]).map(shared));
  const made: Record<string, Value> = {};
  for (const [key, part] of Object.entries(value as ObjectValue)) {
    Object.defineProperty(made, key, { value: shared(part), writable: true, enumerable: true, configurable: true });
  }
  return Object.freeze(made);
}

/** The same text as a name of a property, of which there is one copy. */
function interned(text: string): string {
  return Object.keys({ [text]: true })[0]!;
}
