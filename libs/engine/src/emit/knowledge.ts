import type { Type } from '../types/type.js';

/** What a static type licenses generated code to leave out. */

/** May be missing or null. */
export function mayBeAbsent(type: Type): boolean {
  return type.optional || type.nullable || type.kind === 'any';
}

/** May be missing: null is another matter. */
export function mayBeMissing(type: Type): boolean {
  return type.optional || type.kind === 'any';
}

/** Is surely of this kind: neither missing nor null. */
export function isSurely(type: Type, kind: Type['kind']): boolean {
  return type.kind === kind && !type.optional && !type.nullable;
}

/** Is of this kind wherever it is neither missing nor null. */
export function isKind(type: Type, kind: Type['kind']): boolean {
  return type.kind === kind || type.kind === 'never';
}

/** The integers up to which units of a power of ten stay exact in sums and comparisons of doubles. */
const UNITS_MAX = 1e15;

/** How many digits after the point a number of this type has at most; undefined where that is not known. */
export function scaleOf(type: Type): number | undefined {
  if (type.kind !== 'number') return undefined;
  return type.integer ? 0 : type.scale;
}

/** Is surely a double, never a `Decimal`: bounded in size and digits. */
export function isDouble(type: Type): boolean {
  if (type.kind !== 'number') return false;
  if (type.values) return true;
  const scale = scaleOf(type);
  return scale !== undefined && type.max !== undefined && type.max * 10 ** scale < UNITS_MAX;
}
