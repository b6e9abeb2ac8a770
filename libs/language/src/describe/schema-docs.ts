import type { Checked, ObjectValue, Type, Value } from '@reckoner/engine';
import { fieldType } from '@reckoner/engine';

/** What a schema says of one of its fields, for people. */
export interface FieldDocs {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly sensitive: boolean;
  /** The schema that declares it, and the path of its properties there. */
  readonly schema: string;
  readonly path: readonly string[];
}

/** The type at the end of a path of fields from a value of a type; undefined where there is no such field. */
export function typeAt(type: Type, path: readonly string[]): Type | undefined {
  let at: Type | undefined = type;
  for (const key of path) at = at && fieldType(at, key);
  return at;
}

/** What is declared of the field at the end of a path; the nearest value on the way that comes from a schema knows. */
export function fieldDocs(checked: Checked, type: Type, path: readonly string[]): FieldDocs | undefined {
  let from: { schema: string; depth: number } | undefined;
  let at: Type | undefined = type;
  for (let depth = 0; depth < path.length && at; depth++) {
    if (at.schema !== undefined && at.schema !== from?.schema) from = { schema: at.schema, depth };
    at = fieldType(at, path[depth]!);
  }
  if (!from) return undefined;
  const inner = path.slice(from.depth);
  const found = declared(checked.program.find('schema', from.schema)?.schema, inner);
  if (!found) return undefined;
  const { title, description, sensitive } = found as Record<string, Value>;
  return {
    title: typeof title === 'string' ? title : undefined,
    description: typeof description === 'string' ? description : undefined,
    sensitive: sensitive === true,
    schema: from.schema,
    path: inner,
  };
}

function declared(schema: ObjectValue | undefined, path: readonly string[]): ObjectValue | undefined {
  let at: Value | undefined = schema;
  for (const key of path) at = property(resolved(at, schema), key, schema);
  return resolved(at, schema);
}

function property(schema: ObjectValue | undefined, key: string, root: ObjectValue | undefined): Value | undefined {
  if (!schema) return undefined;
  if (/^\d+$/.test(key)) return schema.items;
  const properties = resolved(schema.properties, root);
  return properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
}

/** The object itself, or the one that its `$ref` within the root names. */
function resolved(value: Value | undefined, root: ObjectValue | undefined): ObjectValue | undefined {
  if (!isObject(value)) return undefined;
  const { $ref } = value;
  if (typeof $ref !== 'string' || !$ref.startsWith('#/')) return value;
  let at: Value | undefined = root;
  for (const key of $ref.slice(2).split('/')) {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return isObject(at) ? at : undefined;
}

function isObject(value: Value | undefined): value is ObjectValue {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
