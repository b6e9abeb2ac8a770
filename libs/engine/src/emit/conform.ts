import { unitsOf } from '../decimal/scaled.js';
import type { Type } from '../types/type.js';
import type { Block } from './block.js';
import { all, code, joined, type Code } from './code.js';
import { isDouble, isKind, mayBeMissing, scaleOf } from './knowledge.js';

/**
 * A quick condition under which the value (a name) surely fits the type of its place, as far as its own type does not
 * prove that already; undefined where there is none. Values for which it does not hold are looked at by `conform`.
 */
export function fits(of: Code, own: Type, type: Type, at: Block): Code | undefined {
  const condition = presentFits(of, own, type, at);
  return condition && mayBeMissing(own) ? code`${of} === undefined || ${condition}` : condition;
}

function presentFits(of: Code, own: Type, type: Type, at: Block): Code | undefined {
  if (type.values)
    return code`(${joined(
      type.values.map((listed) => code`${of} === ${listed}`),
      code` || `,
    )})`;
  switch (type.kind) {
    case 'text':
      return type.format === 'date' || type.format === 'date-time' ? undefined : code`typeof ${of} === "string"`;
    case 'boolean':
      return code`typeof ${of} === "boolean"`;
    case 'number':
      return all(numberConditions(of, own, type, at));
    default:
      return undefined;
  }
}

function numberConditions(of: Code, own: Type, type: Type, at: Block): Code[] {
  const isKnown = isKind(own, 'number') && !own.nullable;
  const conditions = isKnown && isDouble(own) ? [] : [code`typeof ${of} === "number"`];
  const scale = isKnown ? (scaleOf(own) ?? Infinity) : Infinity;
  if (type.max !== undefined) conditions.push(code`${of} <= ${type.max}`, code`${of} >= ${-type.max}`);
  if (type.integer && scale > 0) conditions.push(code`${of} % 1 === 0`);
  if (type.scale !== undefined && scale > type.scale) {
    conditions.push(code`!Number.isNaN(${at.emission.unit.bind('units', unitsOf)}(${of}, ${10 ** type.scale}))`);
  }
  return conditions;
}
