import type { Type } from '../../types/type.js';

/** When a comparison of two values is one of JavaScript's own. */

/** Never a `Decimal`: whole numbers and scaled ones that doubles hold exactly, and listed ones. */
export function isDouble(type: Type): boolean {
  if (type.kind !== 'number') return false;
  if (type.values) return type.values.every((value) => typeof value === 'number');
  return type.max !== undefined && type.scale !== undefined && type.max * 10 ** type.scale < 1e15;
}

export function isPresent(type: Type): boolean {
  return !type.nullable && !type.optional;
}

/**
 * `===` where it says the same as both equality operators: two values of one plain kind, of which at most one may be
 * null or missing. A double never equals a `Decimal`, so one side that is surely a double suffices.
 */
export function emitEquality(args: readonly string[], types: readonly Type[], sign: '===' | '!=='): string | undefined {
  const [left, right] = types;
  if (!left || !right || left.kind !== right.kind || !(isPresent(left) || isPresent(right))) return undefined;
  const plain =
    left.kind === 'text' || left.kind === 'boolean' || (left.kind === 'number' && (isDouble(left) || isDouble(right)));
  return plain ? `(${args[0]} ${sign} ${args[1]})` : undefined;
}

/** The truth of a value whose kind is known. */
export function emitTruth(arg: string, type: Type): string | undefined {
  if (type.kind === 'boolean' && isPresent(type)) return arg;
  if (type.kind === 'list') return isPresent(type) ? `(${arg}.length > 0)` : `(${arg} != null && ${arg}.length > 0)`;
  return type.kind === 'any' || type.kind === 'never' ? undefined : `(!!${arg})`;
}
