import { isNumber } from '../decimal/decimal.js';
import type { SchemaIr } from '../ir/definitions.js';
import type { Type } from '../types/type.js';
import type { ObjectValue, Value } from '../values/value.js';

/**
 * What the fields of an object are for, as its schema marks them (`role: quantity`). Found once, before anything runs;
 * control totals, windows and the money plan then read the values at these places.
 */
export type Role =
  'legal-entity' | 'customer' | 'contract' | 'project' | 'resource' | 'date' | 'quantity' | 'amount' | 'currency';

/** Names of fields from the root; `[]` is each element of a list. */
export interface RolePlace {
  readonly path: readonly string[];
  /** What the schema calls the field. */
  readonly title: string | undefined;
}

export type Roles = ReadonlyMap<Role, RolePlace>;

export const EACH = '[]';

/** Schemas can refer to themselves and to each other; what lies deeper has no role. */
const DEPTH_MAX = 12;
const NODES_MAX = 10_000;

const ROLES: ReadonlySet<string> = new Set<Role>([
  'legal-entity',
  'customer',
  'contract',
  'project',
  'resource',
  'date',
  'quantity',
  'amount',
  'currency',
]);

/** The roles in values of a type: where it is that of a schema, or has fields that are. */
export function rolesOfType(type: Type, schemaOf: (id: string) => SchemaIr | undefined): Roles {
  const schema = type.schema === undefined ? undefined : schemaOf(type.schema);
  if (schema) return rolesOfSchema(schema.schema);
  const roles = new Map<Role, RolePlace>();
  for (const [name, field] of type.fields ?? []) addMissing(roles, rolesOfType(field, schemaOf), [name]);
  if (type.item) addMissing(roles, rolesOfType(type.item, schemaOf), [EACH]);
  return roles;
}

function addMissing(roles: Map<Role, RolePlace>, inner: Roles, above: readonly string[]): void {
  for (const [role, { path, title }] of inner)
    if (!roles.has(role)) roles.set(role, { path: [...above, ...path], title });
}

/** The roles that a schema marks, with all it refers to inside it. The place nearest to the root has the role. */
export function rolesOfSchema(root: ObjectValue): Roles {
  const roles = new Map<Role, RolePlace>();
  const waiting: { node: Value | undefined; path: readonly string[]; depth: number }[] = [
    { node: root, path: [], depth: 0 },
  ];
  for (let at = 0; at < waiting.length && at < NODES_MAX; at += 1) {
    const { node, path, depth } = waiting[at]!;
    if (!isObject(node) || depth > DEPTH_MAX) continue;
    const { role, title } = node;
    if (typeof role === 'string' && ROLES.has(role) && !roles.has(role as Role)) {
      roles.set(role as Role, { path, title: typeof title === 'string' ? title : undefined });
    }
    for (const inner of innerSchemas(node, root))
      waiting.push({ node: inner.node, path: [...path, ...inner.path], depth: depth + 1 });
  }
  return roles;
}

function innerSchemas(node: ObjectValue, root: ObjectValue): { node: Value | undefined; path: readonly string[] }[] {
  const { $ref, properties, items, allOf, anyOf, oneOf } = node;
  return [
    ...(typeof $ref === 'string' ? [{ node: resolve(root, $ref), path: [] }] : []),
    ...[allOf, anyOf, oneOf]
      .flatMap((schemas) => (Array.isArray(schemas) ? (schemas as readonly Value[]) : []))
      .map((schema) => ({ node: schema, path: [] })),
    ...Object.entries(isObject(properties) ? properties : {}).map(([name, property]) => ({
      node: property,
      path: [name],
    })),
    ...(isObject(items) ? [{ node: items, path: [EACH] }] : []),
  ];
}

/** The place that a JSON pointer within the document names. */
function resolve(root: ObjectValue, ref: string): Value | undefined {
  if (!ref.startsWith('#/')) return undefined;
  let at: Value | undefined = root;
  for (const step of ref.slice(2).split('/')) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return at;
}

/** The values that have a role in an object: none, one, or those of all elements of a list. */
export function valuesAt(value: Value | undefined, path: readonly string[]): Value[] {
  let one = value;
  for (const step of path) {
    if (step === EACH) return valuesOfEach(value, path);
    if (!isObject(one) || !Object.hasOwn(one, step)) return [];
    one = one[step];
  }
  return one === undefined ? [] : [one];
}

/** The same by way of lists. */
function valuesOfEach(value: Value | undefined, path: readonly string[]): Value[] {
  let found: Value[] = value === undefined ? [] : [value];
  for (const step of path) {
    found = found.flatMap((one) => {
      if (step === EACH) return Array.isArray(one) ? (one as readonly Value[]) : [];
      return isObject(one) && Object.hasOwn(one, step) ? [one[step]!] : [];
    });
  }
  return found;
}

function isObject(value: Value | undefined): value is ObjectValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumber(value);
}
