import { partsOf } from '../ir/parts.js';
import type { Ir, Local } from '../ir/expression.js';
import { stringifyJson } from '../values/json.js';
import type { Maybe, ObjectValue, Value } from '../values/value.js';

/** A plain read of a field: an input and the keys that lead into it. */
export interface FieldPath {
  readonly local: Local;
  readonly keys: readonly string[];
}

/** The field that an expression reads and nothing else; undefined for every other expression. */
export function fieldPath(ir: Ir): FieldPath | undefined {
  if (ir.kind === 'local') return { local: ir.local, keys: [] };
  if (ir.kind !== 'get') return undefined;
  const of = fieldPath(ir.of);
  return of && { local: of.local, keys: [...of.keys, ir.key] };
}

/** As written: `entry.approval.status`. */
export function pathText({ local, keys }: FieldPath): string {
  return [local.name, ...keys].join('.');
}

/** Every field that an expression reads, by the longest path that is known; what is computed counts as its whole input. */
export function fieldsRead(ir: Ir): FieldPath[] {
  const path = fieldPath(ir);
  if (path) return [path];
  const dynamic = ir.kind === 'dynamic-get' ? ir.scope.map((local) => ({ local, keys: [] })) : [];
  return [...dynamic, ...partsOf(ir).flatMap((child) => fieldsRead(child))];
}

/** Whether a change of one of the fields can be seen by a read of the other. */
export function overlap(a: FieldPath, b: FieldPath): boolean {
  return a.local.id === b.local.id && a.keys.every((key, index) => index >= b.keys.length || key === b.keys[index]);
}

/**
 * A text that expressions have in common only if they compute the same from the same fields. Those that bind a
 * variable of their own are never taken for the same.
 */
export function expressionKey(ir: Ir): string {
  const inside = partsOf(ir).map((child) => expressionKey(child));
  switch (ir.kind) {
    case 'const':
      return `const ${stringifyJson(ir.value)}`;
    case 'local':
      return `local ${ir.local.id}`;
    case 'get':
      return `get ${JSON.stringify(ir.key)} (${inside.join(', ')})`;
    case 'call':
      return `call ${ir.operator.name} (${inside.join(', ')})`;
    case 'lookup':
      return `lookup ${ir.table.id} ${ir.at ? 'at ' : ''}(${inside.join(', ')})`;
    case 'object':
      return `object ${JSON.stringify(ir.entries.map(({ key }) => key))} (${inside.join(', ')})`;
    case 'if':
    case 'and':
    case 'or':
    case 'coalesce':
    case 'list':
      return `${ir.kind} ${ir.kind === 'if' && ir.otherwise ? 'else ' : ''}(${inside.join(', ')})`;
    default:
      return `node ${ir.id}`;
  }
}

/** Puts values where paths lead: what an input would look like. Missing values are left out. */
export function payloadOf(
  fields: Iterable<{ readonly path: FieldPath; readonly value: Maybe }>,
): ObjectValue | undefined {
  const payload: Draft = new Map();
  for (const { path, value } of fields) {
    if (value !== undefined && !put(payload, [path.local.name, ...path.keys], value)) return undefined;
  }
  return plain(payload);
}

type Draft = Map<string, Draft | { readonly value: Value }>;

/** False where the path leads through a value that is set already. */
function put(payload: Draft, keys: readonly string[], value: Value): boolean {
  let at = payload;
  for (const key of keys.slice(0, -1)) {
    const next = at.get(key) ?? new Map();
    if (!(next instanceof Map)) return false;
    at.set(key, next);
    at = next;
  }
  const last = keys.at(-1)!;
  if (at.has(last)) return false;
  at.set(last, { value });
  return true;
}

function plain(draft: Draft): ObjectValue {
  return Object.fromEntries([...draft].map(([key, part]) => [key, part instanceof Map ? plain(part) : part.value]));
}
