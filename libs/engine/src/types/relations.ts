import { ANY, type Type } from './type.js';

/** The narrowest type that holds every value of both; values of different kinds make `any`. */
export function join(a: Type, b: Type): Type {
  const nullable = a.nullable || b.nullable;
  const optional = a.optional || b.optional;
  if (a.kind === 'never') return { ...b, nullable, optional };
  if (b.kind === 'never') return { ...a, nullable, optional };
  if (a === b) return a;
  if (a.kind !== b.kind || a.kind === 'any') return { ...ANY, nullable: true, optional };
  return { ...joinSameKind(a, b), kind: a.kind, nullable, optional };
}

function joinSameKind(a: Type, b: Type): Partial<Type> {
  switch (a.kind) {
    case 'number':
      return {
        ...(a.integer && b.integer ? { integer: true } : {}),
        ...(a.max !== undefined && b.max !== undefined ? { max: Math.max(a.max, b.max) } : {}),
        ...(a.minimum !== undefined && b.minimum !== undefined ? { minimum: Math.min(a.minimum, b.minimum) } : {}),
        ...(a.maximum !== undefined && b.maximum !== undefined ? { maximum: Math.max(a.maximum, b.maximum) } : {}),
        ...(a.scale !== undefined && b.scale !== undefined ? { scale: Math.max(a.scale, b.scale) } : {}),
        ...joinValues(a, b),
      };
    case 'text':
      return { ...(a.format !== undefined && a.format === b.format ? { format: a.format } : {}), ...joinValues(a, b) };
    case 'boolean':
      return joinValues(a, b);
    case 'list':
      return { item: join(a.item ?? ANY, b.item ?? ANY) };
    case 'object':
      return joinObjects(a, b);
    default:
      return {};
  }
}

function joinValues(a: Type, b: Type): Partial<Type> {
  return a.values && b.values ? { values: [...new Set([...a.values, ...b.values])] } : {};
}

function joinObjects(a: Type, b: Type): Partial<Type> {
  const fields = new Map<string, Type>();
  for (const name of new Set([...(a.fields?.keys() ?? []), ...(b.fields?.keys() ?? [])])) {
    const [left, right] = [a.fields?.get(name), b.fields?.get(name)];
    if (left && right) fields.set(name, join(left, right));
    else if (left ? !b.open : !a.open) fields.set(name, { ...(left ?? right)!, optional: true });
    else fields.set(name, ANY);
  }
  const schema = a.schema !== undefined && a.schema === b.schema ? { schema: a.schema } : {};
  return { fields, open: Boolean(a.open) || Boolean(b.open), ...schema };
}

/** Why a value of one type may not stand where another is wanted. `path` leads to the place inside an object or list. */
export interface Mismatch {
  readonly why: 'kind' | 'values' | 'format' | 'missing' | 'null' | 'unchecked' | 'field';
  readonly path: string;
  readonly from: Type;
  readonly to: Type;
}

/** The first reason why not every value of `from` is surely one of `to`; undefined where it is. */
export function mismatch(from: Type, to: Type, path = ''): Mismatch | undefined {
  const because = (why: Mismatch['why']): Mismatch => ({ why, path, from, to });
  if (to.kind === 'any') return undefined;
  if (from.kind !== 'any' && from.kind !== 'never' && from.kind !== to.kind) return because('kind');
  if (from.optional && !to.optional) return because('missing');
  if (from.nullable && !to.nullable) return because(from.kind === 'any' ? 'unchecked' : 'null');
  if (from.kind === 'never') return undefined;
  if (from.kind === 'any') return because('unchecked');
  if (from.kind === 'object') return fieldMismatch(from, to, path);
  if (from.kind === 'list') return mismatch(from.item ?? ANY, to.item ?? ANY, `${path}[]`);
  if (to.integer && !from.integer) return because('format');
  if (to.scale !== undefined && !(from.scale !== undefined && from.scale <= to.scale) && !from.integer)
    return because('format');
  if (to.max !== undefined && !(from.max !== undefined && from.max <= to.max)) return because('format');
  if (to.values && !from.values?.every((value) => to.values!.includes(value))) return because('values');
  if (to.format !== undefined && from.format !== to.format && !from.values) return because('format');
  return undefined;
}

function fieldMismatch(from: Type, to: Type, path: string): Mismatch | undefined {
  if (from.schema !== undefined && from.schema === to.schema) return undefined;
  for (const [name, wanted] of to.fields ?? []) {
    const given = from.fields?.get(name);
    const at = path === '' ? name : `${path}.${name}`;
    if (given) {
      const found = mismatch(given, wanted, at);
      if (found) return found;
    } else if (!wanted.optional) {
      return { why: from.open ? 'unchecked' : 'field', path: at, from, to: wanted };
    }
  }
  return undefined;
}

/** The type in words for a message: "a text", "a date that may be missing", "a list of numbers". */
export function describeType(type: Type): string {
  const may = [
    type.nullable && type.kind !== 'any' ? 'null' : '',
    type.optional && type.kind !== 'any' ? 'missing' : '',
  ];
  const absent = may.filter((word) => word !== '');
  if (type.kind === 'never') return absent.length > 0 ? absent.join(' or ') : 'nothing';
  return absent.length === 0 ? noun(type) : `${noun(type)} that may be ${absent.join(' or ')}`;
}

function noun(type: Type): string {
  switch (type.kind) {
    case 'number':
      return type.integer ? 'a whole number' : 'a number';
    case 'text':
      if (type.format === 'date') return 'a date';
      if (type.format === 'date-time') return 'a timestamp';
      return type.format === 'decimal' ? 'a decimal in text form' : 'a text';
    case 'boolean':
      return 'true or false';
    case 'list':
      return type.item && type.item.kind !== 'any' ? `a list of ${noun(type.item).replace(/^an? /, '')}s` : 'a list';
    case 'object':
      return type.schema === undefined ? 'an object' : `a \`${type.schema}\``;
    default:
      return 'any value';
  }
}
