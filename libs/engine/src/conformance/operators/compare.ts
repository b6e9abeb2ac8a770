import { primitive } from '../coercion.js';
import type { Data, ReferenceOperator, Run } from './operator.js';

/** `==`: two lists or objects are equal only if they are the same one; null and undefined equal each other alone. */
function loosely(a: Data, b: Data, run: Run): boolean {
  if (isObject(a) === isObject(b) || a === null || a === undefined || b === null || b === undefined) return a == b;
  return primitive(a, run) == primitive(b, run);
}

function isObject(value: Data): boolean {
  return typeof value === 'object' && value !== null;
}

export const equal: ReferenceOperator = ([a, b], _data, run) => loosely(a, b, run);
export const unequal: ReferenceOperator = ([a, b], _data, run) => !loosely(a, b, run);
export const strictEqual: ReferenceOperator = ([a, b]) => a === b;
export const strictUnequal: ReferenceOperator = ([a, b]) => a !== b;

/** The operators of JavaScript on plain values; TypeScript wants numbers, which is not what is meant here. */
const before = (a: unknown, b: unknown): boolean => (a as number) < (b as number);
const notAfter = (a: unknown, b: unknown): boolean => (a as number) <= (b as number);

export const greater: ReferenceOperator = ([a, b], _data, run) => before(...swapped(a, b, run));
export const greaterOrEqual: ReferenceOperator = ([a, b], _data, run) => notAfter(...swapped(a, b, run));
export const less: ReferenceOperator = (args, _data, run) => between(args, before, run);
export const lessOrEqual: ReferenceOperator = (args, _data, run) => between(args, notAfter, run);

function swapped(a: Data, b: Data, run: Run): [unknown, unknown] {
  const first = primitive(a, run);
  return [primitive(b, run), first];
}

/** With a third argument: the second lies between the others. */
function between([a, b, c]: readonly Data[], compare: typeof before, run: Run): boolean {
  if (!compare(primitive(a, run), primitive(b, run))) return false;
  return c === undefined || compare(primitive(b, run), primitive(c, run));
}
