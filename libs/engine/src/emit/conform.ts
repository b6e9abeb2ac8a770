import { unitsOf } from '../decimal/scaled.js';
import type { Type } from '../types/type.js';
import type { Block } from './block.js';
import { all, code, joined, type Code } from './code.js';

/**
 * A quick condition under which the value (a name, perhaps undefined) surely fits the type; undefined where there is
 * none. Values for which it does not hold are looked at by `conform`.
 */
export function fits(of: Code, type: Type, at: Block): Code | undefined {
  const absent = code`${of} === undefined`;
  if (type.values) return joined([absent, ...type.values.map((listed) => code`${of} === ${listed}`)], code` || `);
  switch (type.kind) {
    case 'text':
      return type.format === 'date' || type.format === 'date-time' ? absent : code`${absent} || typeof ${of} === "string"`;
    case 'boolean':
      return code`${absent} || typeof ${of} === "boolean"`;
    case 'number':
      return code`${absent} || ${all(numberConditions(of, type, at))}`;
    default:
      return absent;
  }
}

function numberConditions(of: Code, type: Type, at: Block): Code[] {
  const conditions = [code`typeof ${of} === "number"`];
  if (type.max !== undefined) conditions.push(code`${of} <= ${type.max}`, code`${of} >= ${-type.max}`);
  if (type.integer) conditions.push(code`${of} % 1 === 0`);
  if (type.scale !== undefined) {
    const units = at.emission.unit.bind('units', unitsOf);
    conditions.push(code`!Number.isNaN(${units}(${of}, ${10 ** type.scale}))`);
  }
  return conditions;
}
