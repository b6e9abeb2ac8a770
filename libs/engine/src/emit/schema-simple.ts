import { unitsOf } from '../decimal/scaled.js';
import { FORMATS } from '../validate/format.js';
import { patternTest } from '../validate/text-pattern.js';
import { countAt, textAt, typesOf, type SchemaObject } from '../validate/schema.js';
import { lengthOf } from '../validate/simple.js';
import { code, type Code } from './code.js';
import type { Unit } from './unit.js';

/** What a schema asks of a text, as conditions that must hold. */
export function textConditions(schema: SchemaObject, value: Code, unit: Unit): Code[] {
  const conditions: Code[] = [];
  const [least, most] = [countAt(schema, 'minLength'), countAt(schema, 'maxLength')];
  const length = unit.bind('length', lengthOf);
  // A text of n code points has n to 2n units.
  if (least !== undefined)
    conditions.push(
      least === 1
        ? code`${value} !== ""`
        : code`${value}.length >= ${2 * least} || ${length}(${value}, ${least}) >= ${least}`,
    );
  if (most !== undefined)
    conditions.push(code`${value}.length <= ${most} || ${length}(${value}, ${most + 1}) <= ${most}`);
  const pattern = textAt(schema, 'pattern');
  if (pattern !== undefined) {
    const test = patternTest(pattern);
    conditions.push(typeof test === 'string' ? code`false` : code`${unit.bind('pattern', test)}(${value})`);
  }
  const format = FORMATS.get(textAt(schema, 'format') ?? '');
  if (format) conditions.push(code`${unit.bind('format', format.test)}(${value})`);
  return conditions;
}

const BOUNDS = [
  ['minimum', code`>=`],
  ['maximum', code`<=`],
  ['exclusiveMinimum', code`>`],
  ['exclusiveMaximum', code`<`],
] as const;

/** What a schema asks of a number that is a double. */
export function numberConditions(schema: SchemaObject, value: Code, unit: Unit): Code[] {
  const conditions: Code[] = [];
  const types = typesOf(schema);
  if (types?.includes('integer') && !types.includes('number')) conditions.push(code`${value} % 1 === 0`);
  for (const [keyword, symbol] of BOUNDS) {
    const bound = countAt(schema, keyword);
    if (bound !== undefined) conditions.push(code`${value} ${symbol} ${bound}`);
  }
  const scale = countAt(schema, 'scale');
  if (scale !== undefined) conditions.push(scaleCondition(scale, value, unit));
  return conditions;
}

/** Numbers too large to tell as units of a power of ten are whole. */
function scaleCondition(scale: number, value: Code, unit: Unit): Code {
  return code`${unit.bind('scale', hasScale)}(${value}, ${scale})`;
}

function hasScale(value: number, scale: number): boolean {
  const units = unitsOf(value, 10 ** scale);
  if (units === units) return true;
  const text = String(value);
  if (!text.includes('e-') && !text.includes('.')) return true;
  const [digits, exponent] = text.split('e') as [string, string | undefined];
  const places = (digits.split('.')[1] ?? '').length - Number(exponent ?? 0);
  return places <= scale;
}
