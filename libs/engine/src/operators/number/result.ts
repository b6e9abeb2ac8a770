import { INTEGER, NUMBER, type Type } from '../../types/type.js';

/** What arithmetic makes of the types of its operands: how many digits after the point there are at most. */

function scaleOf(type: Type): number | undefined {
  return type.integer ? 0 : type.scale;
}

function boundOf(type: Type): number | undefined {
  return type.max;
}

function numberType(scale: number | undefined, max: number | undefined): Type {
  const base = scale === 0 ? INTEGER : NUMBER;
  return { ...base, ...(scale === undefined ? {} : { scale }), ...(max === undefined || !Number.isFinite(max) ? {} : { max }) };
}

function all(types: readonly (number | undefined)[]): types is readonly number[] {
  return types.every((value) => value !== undefined);
}

export function sumType(args: readonly Type[]): Type {
  const [scales, bounds] = [args.map(scaleOf), args.map(boundOf)];
  const scale = all(scales) ? Math.max(0, ...scales) : undefined;
  return numberType(scale, all(bounds) ? bounds.reduce((a, b) => a + b, 0) : undefined);
}

export function productType(args: readonly Type[]): Type {
  const [scales, bounds] = [args.map(scaleOf), args.map(boundOf)];
  const scale = all(scales) ? scales.reduce((a, b) => a + b, 0) : undefined;
  return numberType(scale, all(bounds) ? bounds.reduce((a, b) => a * b, 1) : undefined);
}

/** Rounded to `places`: never more digits than that, hardly larger than before. */
export function roundedType(of: Type, places: Type): Type {
  const known = places.values?.length === 1 && typeof places.values[0] === 'number' ? Math.max(0, places.values[0]) : undefined;
  const scale = known === undefined ? scaleOf(of) : Math.min(known, scaleOf(of) ?? known);
  return numberType(scale, of.max === undefined ? undefined : of.max + 1);
}

export function extremeType(args: readonly Type[]): Type {
  const [scales, bounds] = [args.map(scaleOf), args.map(boundOf)];
  return numberType(all(scales) ? Math.max(0, ...scales) : undefined, all(bounds) ? Math.max(...bounds) : undefined);
}
