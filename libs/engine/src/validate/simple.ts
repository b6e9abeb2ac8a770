import { compareNumbers, isWhole, remainder, round } from '../decimal/arithmetic.js';
import { isNumber } from '../decimal/decimal.js';
import type { Num, Value } from '../values/value.js';
import { FORMATS } from './format.js';
import { patternTest } from './text-pattern.js';
import type { Problem } from './problem.js';
import { countAt, isObject, keywordOf, textAt, type SchemaObject } from './schema.js';

/** Keywords for texts and numbers. */

export function isType(value: Value, type: string): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'number':
      return isNumber(value);
    case 'integer':
      return isNumber(value) && isWhole(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    default:
      return false;
  }
}

const NOUNS: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['integer', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'an object'],
]);

export function typeNoun(type: string): string {
  return NOUNS.get(type) ?? type;
}

export function textProblem(schema: SchemaObject, text: string, path: string): Problem | undefined {
  const problem = (keyword: string, expected: string): Problem => ({ path, keyword, expected, actual: text });
  const [least, most] = [countAt(schema, 'minLength'), countAt(schema, 'maxLength')];
  if (least !== undefined && lengthOf(text, least) < least)
    return problem('minLength', least === 1 ? 'a text that is not empty' : `at least ${least} characters long`);
  if (most !== undefined && lengthOf(text, most + 1) > most)
    return problem('maxLength', `at most ${most} characters long`);
  const pattern = textAt(schema, 'pattern');
  if (pattern !== undefined && !fitsPattern(pattern, text)) return problem('pattern', `of the pattern \`${pattern}\``);
  const format = FORMATS.get(textAt(schema, 'format') ?? '');
  return format && !format.test(text) ? problem('format', format.noun) : undefined;
}

/** A pattern that cannot be read is reported where the schema is checked; no text fits it. */
export function fitsPattern(pattern: string, text: string): boolean {
  const test = patternTest(pattern);
  return typeof test === 'function' && test(text);
}

/** In code points; only as exact as needed to compare with `limit`. */
export function lengthOf(text: string, limit: number): number {
  if (text.length < limit || text.length >= 2 * limit) return text.length < limit ? text.length : limit;
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

const BOUNDS = [
  ['minimum', 'at least', (order: number): boolean => order >= 0],
  ['maximum', 'at most', (order: number): boolean => order <= 0],
  ['exclusiveMinimum', 'greater than', (order: number): boolean => order > 0],
  ['exclusiveMaximum', 'less than', (order: number): boolean => order < 0],
] as const;

export function numberProblem(schema: SchemaObject, value: Value, path: string): Problem | undefined {
  const number = value as Num;
  for (const [keyword, words, holds] of BOUNDS) {
    const bound = keywordOf(schema, keyword);
    if (isNumber(bound) && !holds(compareNumbers(number, bound)))
      return { path, keyword, expected: `${words} ${String(bound)}`, actual: value };
  }
  const unit = keywordOf(schema, 'multipleOf');
  if (isNumber(unit) && compareNumbers(unit, 0) > 0 && remainder(number, unit) !== 0) {
    return { path, keyword: 'multipleOf', expected: `a multiple of ${String(unit)}`, actual: value };
  }
  const scale = countAt(schema, 'scale');
  if (scale === undefined || compareNumbers(round(number, scale, 'down'), number) === 0) return undefined;
  return { path, keyword: 'scale', expected: `a number with at most ${scale} digits after the point`, actual: value };
}
