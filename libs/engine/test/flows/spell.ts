import { isNumber } from '../../src/index.js';

/** A value as a text that tells apart what JSON does not: missing and absent, -0, decimals, the order of keys, holes. */
export function spell(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'number') return String(value);
  if (isNumber(value as never)) return `decimal ${String(value)}`;
  if (Array.isArray(value))
    return `[${Array.from(value, (item, index) => (index in value ? spell(item) : 'hole')).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.keys(value).map(
    (key) => `${JSON.stringify(key)}: ${spell((value as Record<string, unknown>)[key])}`,
  );
  return `{ ${entries.join(', ')} }`;
}
