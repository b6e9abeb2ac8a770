import { INTEGER, NUMBER, type Type } from '../../types/type.js';

/** What is known of the size and the digits of a result; emitted code stays in doubles where they are small. */

interface Bounds {
  readonly max: number | undefined;
  readonly scale: number | undefined;
}

export function boundsOf(type: Type | undefined): Bounds {
  if (type?.kind !== 'number') return { max: undefined, scale: undefined };
  return { max: type.max, scale: type.integer ? 0 : type.scale };
}

export function numberWith({ max, scale }: Bounds): Type {
  return {
    ...(scale === 0 ? INTEGER : NUMBER),
    ...(max === undefined || !Number.isFinite(max) ? {} : { max }),
    ...(scale === undefined ? {} : { scale }),
  };
}

function both(
  a: number | undefined,
  b: number | undefined,
  combine: (a: number, b: number) => number,
): number | undefined {
  return a === undefined || b === undefined ? undefined : combine(a, b);
}

/** Above the exact bound, so that its own rounding does no harm. */
const above = (n: number): number => n * (1 + 2 ** -50);

function fold(types: readonly Type[], step: (a: Bounds, b: Bounds) => Bounds): Type {
  return types.length === 0 ? INTEGER : numberWith(types.map(boundsOf).reduce(step));
}

export function sumType(types: readonly Type[]): Type {
  return fold(types, (a, b) => ({
    max: both(a.max, b.max, (x, y) => above(x + y)),
    scale: both(a.scale, b.scale, Math.max),
  }));
}

export function productType(types: readonly Type[]): Type {
  return fold(types, (a, b) => ({
    max: both(a.max, b.max, (x, y) => above(x * y)),
    scale: both(a.scale, b.scale, (x, y) => x + y),
  }));
}

/** One of the arguments. */
export function oneOfType(types: readonly Type[]): Type {
  return fold(types, (a, b) => ({ max: both(a.max, b.max, Math.max), scale: both(a.scale, b.scale, Math.max) }));
}

/** No further from zero than the first, no more digits than either. */
export function remainderType([dividend, divisor]: readonly Type[]): Type {
  const [a, b] = [boundsOf(dividend), boundsOf(divisor)];
  return numberWith({ max: a.max, scale: both(a.scale, b.scale, Math.max) });
}

/** Rounded to so many places, which may be known only at run time. */
export function roundedType(type: Type | undefined, places: number | undefined): Type {
  const { max, scale } = boundsOf(type);
  if (places === undefined) return NUMBER;
  const step = 10 ** -places;
  return numberWith({
    max: max === undefined ? undefined : above(max + step),
    scale: Math.min(Math.max(places, 0), scale ?? Infinity),
  });
}

/** The constant that the types show an argument to be; `otherwise` where it is left out. */
export function constantNumber(type: Type | undefined, otherwise: number): number | undefined {
  if (type === undefined) return otherwise;
  const [only, ...others] = type.values ?? [];
  return typeof only === 'number' && others.length === 0 && !type.nullable && !type.optional ? only : undefined;
}

/** Surely a double and there: JavaScript's own functions may take it. */
export function isPlainDouble(type: Type | undefined): boolean {
  const { max, scale } = boundsOf(type);
  return !type?.nullable && !type?.optional && max !== undefined && scale !== undefined && max * 10 ** scale < 1e15;
}
