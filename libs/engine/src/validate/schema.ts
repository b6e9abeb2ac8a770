import { isNumber } from '../decimal/decimal.js';
import type { Maybe, ObjectValue, Value } from '../values/value.js';

/** Reading JSON Schemas: what their keywords hold, whatever a person wrote there. */

export type SchemaObject = ObjectValue;

/** Answers the schema with this id (`canonical/project`), or undefined. */
export type SchemaLookup = (id: string) => Value | undefined;

export function isObject(value: Maybe): value is ObjectValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumber(value);
}

export function listAt(schema: SchemaObject, keyword: string): readonly Value[] {
  const value = keywordOf(schema, keyword);
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}

export function objectAt(schema: SchemaObject, keyword: string): ObjectValue | undefined {
  const value = keywordOf(schema, keyword);
  return isObject(value) ? value : undefined;
}

export function textAt(schema: SchemaObject, keyword: string): string | undefined {
  const value = keywordOf(schema, keyword);
  return typeof value === 'string' ? value : undefined;
}

export function countAt(schema: SchemaObject, keyword: string): number | undefined {
  const value = keywordOf(schema, keyword);
  return typeof value === 'number' ? value : undefined;
}

export function keywordOf(schema: SchemaObject, keyword: string): Maybe {
  return Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
}

export function typesOf(schema: SchemaObject): readonly string[] | undefined {
  const type = keywordOf(schema, 'type');
  if (typeof type === 'string') return [type];
  return Array.isArray(type) ? type.filter((name): name is string => typeof name === 'string') : undefined;
}

/** A schema, and the document that the references in it are relative to. */
export interface Located {
  readonly schema: Value;
  readonly root: Value;
}

/** What a `$ref` refers to: `#`, `#/$defs/x`, `canonical/project`, `canonical/project#/$defs/x`. */
export function resolveReference(ref: string, root: Value, lookup: SchemaLookup): Located | undefined {
  const hash = ref.indexOf('#');
  const [id, pointer] = hash < 0 ? [ref, ''] : [ref.slice(0, hash), ref.slice(hash + 1)];
  const document = id === '' ? root : lookup(id);
  if (document === undefined) return undefined;
  const schema = pointer === '' ? document : pointed(document, pointer);
  return schema === undefined ? undefined : { schema, root: document };
}

function pointed(document: Value, pointer: string): Value | undefined {
  let at: Maybe = document;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(at)) at = (at as readonly Value[])[Number(key)];
    else at = isObject(at) ? keywordOf(at, key) : undefined;
  }
  return at;
}
