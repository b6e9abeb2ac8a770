import type { Value } from '../values/value.js';
import { isObject, keywordOf, listAt, textAt, type Located, type SchemaObject } from './schema.js';

/** So many subschemas may apply to one and the same value, references followed; more could take for ever. */
const APPLIED_MAX = 1000;

export type Resolve = (ref: string, root: Value) => Located | undefined;

/** Whether no part of the document asks too much of one value: by referring to itself, or by doubling. */
export function isBounded(document: Value, resolve: Resolve): boolean {
  return everyPart(document, (part) => isBoundedAt(part, document, resolve));
}

function everyPart(of: Value, holds: (part: SchemaObject) => boolean): boolean {
  if (Array.isArray(of)) return (of as readonly Value[]).every((part) => everyPart(part, holds));
  return !isObject(of) || (holds(of) && Object.values(of).every((part) => everyPart(part, holds)));
}

function isBoundedAt(schema: SchemaObject, document: Value, resolve: Resolve): boolean {
  let left = APPLIED_MAX;
  const visit = (part: Value, root: Value): boolean => {
    if (--left < 0) return false;
    if (!isObject(part)) return true;
    if (!sameValueParts(part).every((each) => visit(each, root))) return false;
    const ref = textAt(part, '$ref');
    const target = ref === undefined ? undefined : resolve(ref, root);
    return !target || visit(target.schema, target.root);
  };
  return visit(schema, document);
}

/** The subschemas that apply to the value itself. */
function sameValueParts(schema: SchemaObject): readonly Value[] {
  const single = ['not', 'if', 'then', 'else'].flatMap((keyword) => keywordOf(schema, keyword) ?? []);
  const dependent = keywordOf(schema, 'dependentSchemas');
  const lists = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => listAt(schema, keyword));
  return [...single, ...lists, ...(isObject(dependent) ? Object.values(dependent) : [])];
}
