import { isList, primitive, text } from '../coercion.js';
import { ConformanceError } from '../error.js';
import type { Data, ReferenceOperator, Run } from './operator.js';

/** The data at a path; `fallback` where there is none. Only own properties are ever read. */
export function readPath(data: Data, path: readonly string[], fallback: Data): Data {
  let value = data;
  for (const key of path) {
    if (value === null || value === undefined || !Object.hasOwn(Object(value) as object, key)) return fallback;
    value = (value as { readonly [key: string]: Data })[key];
    if (value === undefined) return fallback;
  }
  return value;
}

/** The path that a name spells, or undefined for the data as a whole. */
export function pathOf(name: Data, run: Run): readonly string[] {
  if (name === undefined || name === null || name === '') return [];
  const path = text(name, run).split('.');
  run.charge(path.length);
  return path;
}

export const variable: ReferenceOperator = ([name, fallback], data, run) =>
  readPath(data, pathOf(name, run), fallback === undefined ? null : fallback);

/** The keys whose value is null or an empty text; the keys are the arguments, or the elements of the first. */
export const missing: ReferenceOperator = (args, data, run) => {
  const keys = isList(args[0]) ? args[0] : args;
  run.charge(keys.length);
  return keys.filter((key) => {
    // The reference evaluates `{ "var": key }` here, so that a key may itself be logic, or a name with a fallback.
    const nameAndFallback = (isList(key) ? key : [key]).map((part) => run.apply(part, data));
    const value = variable(nameAndFallback, data, run);
    return value === null || value === '';
  });
};

/** Nothing is missing if enough of the keys are there. */
export const missingSome: ReferenceOperator = ([needed, keys], data, run) => {
  const args = (isList(keys) ? keys : [keys]).map((key) => run.apply(key, data));
  const absent = missing(args, data, run) as readonly Data[];
  return enough(lengthOf(keys, run) - absent.length, needed, run) ? [] : absent;
};

function enough(there: number, needed: Data, run: Run): boolean {
  return there >= Number(primitive(needed, run));
}

function lengthOf(keys: Data, run: Run): number {
  if (keys === undefined || keys === null)
    throw new ConformanceError('NOT_POSSIBLE', '`missing_some` needs a list of keys.');
  return Number(primitive(readPath(keys, ['length'], undefined), run));
}
