import type { ObjectValue, ReferenceIr, Value } from '@reckoner/engine';
import { rowKey } from './row-index.js';

/** A row's place in its table: its key, and the days for which it holds (null is open). */
export interface RowPlace {
  readonly key: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Where a row belongs; undefined where a part of its key is missing. */
export function placeOf(reference: ReferenceIr, row: ObjectValue): RowPlace | undefined {
  const parts = reference.key.map((path) => valueAt(row, path));
  if (parts.some((part) => part === undefined || part === null)) return undefined;
  return {
    key: rowKey(parts as Value[]),
    validFrom: day(row, reference.dated?.from),
    validTo: day(row, reference.dated?.to),
  };
}

function day(row: ObjectValue, field: string | undefined): string | null {
  const value = field === undefined ? undefined : valueAt(row, field);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The value at a dotted path of own properties. */
function valueAt(row: ObjectValue, path: string): Value | undefined {
  let value: Value | undefined = row;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as ObjectValue)[name];
  }
  return value;
}
