import { ANY, type Type } from '../../types/type.js';
import type { Maybe, ObjectValue } from '../../values/value.js';
import { isAbsent, maybe, needObject } from '../arguments.js';
import type { Parameter } from '../operator.js';

/** What the operators on objects have in common: a missing or null object counts as one without fields. */

/** An object of which nothing is known. */
export const OBJECT: Type = { kind: 'object', nullable: false, optional: false, fields: new Map(), open: true };

export const OBJECT_PARAMETER: Parameter = { name: 'object', type: maybe(OBJECT), summary: 'The object.' };

const NOTHING: ObjectValue = {};

export function fieldsOf(value: Maybe, taker: string): ObjectValue {
  return isAbsent(value) ? NOTHING : needObject(value, taker);
}

/** What each field may hold, where all fields are known. */
export function anyField(object: Type | undefined, join: (a: Type, b: Type) => Type): Type {
  const types = object?.kind === 'object' && !object.open ? [...(object.fields?.values() ?? [])] : [];
  return types.length === 0 ? ANY : types.map((type) => ({ ...type, optional: false })).reduce(join);
}
