import { sameValue, stringifyJson, type Maybe, type ObjectValue, type Value } from '@reckoner/engine';
import { isPlainObject } from './read.js';

/** One place where the result is not what the case expects. */
export interface Difference {
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

const ABSENT = 'absent';

/**
 * What the expectation finds different in the actual value. Objects are compared by the fields that are expected; lists
 * element by element; `absent: [path]` wants nothing there.
 */
export function differences(expected: Value, actual: Maybe, path = ''): Difference[] {
  if (isPlainObject(expected)) return objectDifferences(expected, actual, path);
  if (Array.isArray(expected)) return listDifferences(expected as readonly Value[], actual, path);
  const same = actual !== undefined && sameValue(expected, actual);
  return same ? [] : [difference(path, show(expected), show(actual))];
}

function difference(path: string, expected: string, actual: string): Difference {
  return { path: path === '' ? '(result)' : path, expected, actual };
}

function objectDifferences(expected: ObjectValue, actual: Maybe, path: string): Difference[] {
  if (!isPlainObject(actual)) return [difference(path, show(expected), show(actual))];
  return Object.entries(expected).flatMap(([key, value]) => {
    if (key === ABSENT && isPathList(value)) return value.flatMap((absent) => presentDespite(absent, actual, path));
    const at = path === '' ? key : `${path}.${key}`;
    const found = differences(value, Object.hasOwn(actual, key) ? actual[key] : undefined, at);
    return key === 'outcome' ? found.map((one) => withReason(one, expected, actual)) : found;
  });
}

/** Another outcome than expected is told with why it is so, unless that is compared anyway. */
function withReason(found: Difference, expected: ObjectValue, actual: ObjectValue): Difference {
  const { error, reason, message } = actual;
  const told = isPlainObject(error) ? [error['code'], error['message']] : [reason, message];
  const why = told.filter((one) => typeof one === 'string').join(': ');
  const isCompared = Object.hasOwn(expected, 'reason') || Object.hasOwn(expected, 'error');
  return why === '' || isCompared ? found : { ...found, actual: `${found.actual} (${why})` };
}

function isPathList(value: Value): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function presentDespite(absent: string, actual: ObjectValue, path: string): Difference[] {
  const found = absent.split('.').reduce<Maybe>((at, key) => {
    if (Array.isArray(at)) return (at as readonly Value[])[Number(key)];
    return isPlainObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  }, actual);
  return found === undefined ? [] : [difference(path === '' ? absent : `${path}.${absent}`, 'nothing', show(found))];
}

function listDifferences(expected: readonly Value[], actual: Maybe, path: string): Difference[] {
  if (!Array.isArray(actual)) return [difference(path, show(expected), show(actual))];
  if (actual.length !== expected.length)
    return [difference(path, elements(expected), elements(actual as readonly Value[]))];
  return expected.flatMap((item, index) => differences(item, (actual as readonly Value[])[index], `${path}[${index}]`));
}

function elements(list: readonly Value[]): string {
  return `${list.length === 1 ? '1 element' : `${list.length} elements`}: ${show(list)}`;
}

function show(value: Maybe): string {
  return value === undefined ? 'nothing' : stringifyJson(value);
}
