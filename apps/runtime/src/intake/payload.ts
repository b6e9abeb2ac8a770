import { formatNumber, isNumber, type ObjectValue, type Value } from '@reckoner/engine';

/** What stands at a dotted path of own fields. */
export function fieldAt(value: Value, path: string): Value | undefined {
  let at: Value | undefined = value;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || isNumber(at) || !Object.hasOwn(at, name)) return undefined;
    at = (at as ObjectValue)[name];
  }
  return at;
}

/** A text or number there, as it is written. */
export function textAt(value: Value, path: string): string | undefined {
  const found = fieldAt(value, path);
  if (typeof found === 'string') return found;
  return found !== undefined && isNumber(found) ? formatNumber(found) : undefined;
}
