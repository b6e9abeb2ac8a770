import type { FieldIr, MappingIr } from '../ir/definitions.js';
import type { Type } from '../types/type.js';

/** What is surely small and shallow, so that nobody needs to ask (`values/reach.ts`). */

/** Whether all values of the type have few parts: scalars, lists of them, and objects that have the known fields only. */
export function isTame(type: Type): boolean {
  switch (type.kind) {
    case 'any':
      return false;
    case 'list':
      return type.item !== undefined && isScalar(type.item);
    case 'object':
      return type.open === false && [...(type.fields?.values() ?? [])].every(isTame);
    default:
      return true;
  }
}

function isScalar({ kind }: Type): boolean {
  return kind !== 'any' && kind !== 'list' && kind !== 'object';
}

/** Whether all that the mapping makes is so: it makes the fields that it lists, however open its target is. */
export function makesTame({ fields }: MappingIr): boolean {
  return fields.every(isTameField);
}

function isTameField(field: FieldIr): boolean {
  if (field.kind === 'object') return field.fields.every(isTameField);
  if (field.kind === 'value') return isTame(field.type);
  return field.element.kind === 'value' && isScalar(field.element.type);
}
