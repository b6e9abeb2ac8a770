import { Decimal } from '../../decimal/decimal.js';
import { spend } from './effort.js';
import { Failure } from '../failure.js';
import type { Maybe, Value } from '../value.js';

/** Lists and objects within each other go so deep at most, where a value is gone through as a whole. */
export const DEPTH_MAX = 200;

/**
 * The value, if it can be gone through as a whole with the effort that is left. Values that definitions build can hold
 * one list many times, and lists inside each other without end: small in memory, endless to whoever writes them out.
 * So what leaves an evaluation is asked here.
 */
export function withinReach<T extends Maybe>(value: T): T {
  if (typeof value === 'string') spend(value.length / LETTERS);
  else if (typeof value === 'object' && value !== null && !(value instanceof Decimal)) reach(value, DEPTH_MAX);
  return value;
}

const PARTS = 4;
const LETTERS = 256;

function reach(value: Value & object, depth: number): void {
  if (depth === 0) throwDepthLimit();
  const parts: readonly Value[] = Array.isArray(value) ? value : Object.values(value);
  spend((parts.length + 1) / PARTS);
  for (const part of parts) {
    if (typeof part === 'string') spend(part.length / LETTERS);
    else if (typeof part === 'object' && part !== null && !(part instanceof Decimal)) reach(part, depth - 1);
  }
}

export function throwDepthLimit(): never {
  throw new Failure('DEPTH_LIMIT', `a value is nested more than ${DEPTH_MAX} deep`);
}
