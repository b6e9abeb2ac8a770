import type { FieldIr, MappingIr } from '../ir/definitions.js';
import type { Ir } from '../ir/expression.js';
import type { Type } from '../types/type.js';
import { withinReach } from '../values/bounds/reach.js';
import type { Block } from './block.js';
import { code, type Code } from './code.js';

/**
 * What leaves a flow can be gone through as a whole (`values/reach.ts`). Where that is sure, as what is known of the
 * value bounds its parts, and it leaves once, nobody needs to ask.
 */
export function reached(ir: Ir, made: Code, isTame: boolean, at: Block): Code {
  const isSure = isTame || hasFewParts(ir.type);
  if (ir.kind === 'const' || (isSure && !at.isRepeated) || isOfFixedSize(ir.type)) return made;
  return code`${at.emission.unit.bind('reach', withinReach)}(${made})`;
}

/** Scalars, and objects of them that have the known fields only. */
function hasFewParts(type: Type): boolean {
  switch (type.kind) {
    case 'any':
      return false;
    case 'list':
      return type.item !== undefined && isScalar(type.item);
    case 'object':
      return type.open === false && [...(type.fields?.values() ?? [])].every(hasFewParts);
    default:
      return true;
  }
}

function isOfFixedSize({ kind }: Type): boolean {
  return kind === 'number' || kind === 'boolean' || kind === 'never';
}

function isScalar({ kind }: Type): boolean {
  return kind !== 'any' && kind !== 'list' && kind !== 'object';
}

/** Whether all that the mapping makes is so: it makes the fields that it lists, however open its target is. */
export function makesFewParts({ fields }: MappingIr): boolean {
  return fields.every(isFieldOfFewParts);
}

function isFieldOfFewParts(field: FieldIr): boolean {
  if (field.kind === 'object') return field.fields.every(isFieldOfFewParts);
  if (field.kind === 'value') return hasFewParts(field.value.type) || (field.checked && hasFewParts(field.type));
  return field.element.kind === 'value' && isScalar(field.element.value.type);
}
