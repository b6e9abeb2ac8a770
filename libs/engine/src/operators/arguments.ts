import { compareNumbers, isWhole } from '../decimal/arithmetic.js';
import { isNumber } from '../decimal/decimal.js';
import type { Type } from '../types/type.js';
import { dayNumber } from '../values/date.js';
import { describeValue } from '../values/describe.js';
import { Failure, type FailureCode } from '../values/failure.js';
import type { ListValue, Maybe, Num, ObjectValue, Value } from '../values/value.js';
import { LIST_MAX, TEXT_MAX } from './limits.js';

/**
 * What an operator was given, as what it needs; else a `Failure` that names the operator and shows the value. Null and
 * missing are never taken for a value here: an operator that has an answer for them asks `isAbsent` first.
 */

export function isAbsent(value: Maybe): value is null | undefined {
  return value === undefined || value === null;
}

export function needText(value: Maybe, taker: string): string {
  return typeof value === 'string' ? value : refuse(value, taker, 'a text', 'NOT_A_TEXT');
}

export function needNumber(value: Maybe, taker: string): Num {
  return isNumber(value) ? value : refuse(value, taker, 'a number', 'NOT_A_NUMBER');
}

/** A whole number that a double holds, within bounds. */
export function needWhole(value: Maybe, taker: string, least: number, most: number): number {
  const given = needNumber(value, taker);
  if (isWhole(given) && compareNumbers(given, least) >= 0 && compareNumbers(given, most) <= 0) return Number(given);
  return refuse(value, taker, `a whole number from ${least} to ${most}`, 'BAD_ARGUMENT');
}

export function needList(value: Maybe, taker: string): ListValue {
  return Array.isArray(value) ? (value as ListValue) : refuse(value, taker, 'a list', 'NOT_A_LIST');
}

export function isObject(value: Maybe): value is ObjectValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumber(value);
}

export function needObject(value: Maybe, taker: string): ObjectValue {
  return isObject(value) ? value : refuse(value, taker, 'an object', 'BAD_ARGUMENT');
}

/** A calendar date, as days since 1970-01-01. */
export function needDay(value: Maybe, taker: string): number {
  const day = typeof value === 'string' ? dayNumber(value) : undefined;
  return day ?? refuse(value, taker, 'a date such as 2026-11-21', 'NOT_A_DATE');
}

/** A calendar date, as it is written. */
export function needDate(value: Maybe, taker: string): string {
  needDay(value, taker);
  return value as string;
}

/** One of a few words; the first where nothing is given. */
export function needOneOf<Word extends string>(value: Maybe, taker: string, words: readonly Word[]): Word {
  const word = isAbsent(value) ? words[0] : words.find((candidate) => candidate === value);
  return word ?? refuse(value, taker, `one of ${words.map((each) => `"${each}"`).join(', ')}`, 'BAD_ARGUMENT');
}

/** Always throws. A value that is not there at all fails as `MISSING_VALUE`, whatever was needed. */
export function refuse(value: Maybe, taker: string, needed: string, code: FailureCode): never {
  const absent = isAbsent(value);
  throw new Failure(
    absent ? 'MISSING_VALUE' : code,
    `\`${taker}\` needs ${needed}, and this is ${describeValue(value)}`,
  );
}

/** The text itself, if it is not too long. */
export function withinText(text: string, taker: string): string {
  if (text.length > TEXT_MAX) throwTextLimit(taker, text.length);
  return text;
}

/** Asked before a text of known length is built. */
export function throwTextLimit(taker: string, length: number): never {
  throw new Failure(
    'TEXT_LIMIT',
    `\`${taker}\` would make a text of ${length} characters; at most ${TEXT_MAX} are allowed`,
  );
}

/** The list itself, if it is not too long. */
export function withinList(list: readonly Value[], taker: string): ListValue {
  if (list.length > LIST_MAX) throwListLimit(taker, list.length);
  return list;
}

export function throwListLimit(taker: string, length: number): never {
  throw new Failure(
    'LIST_LIMIT',
    `\`${taker}\` would make a list of ${length} elements; at most ${LIST_MAX} are allowed`,
  );
}

/** The type with null and missing allowed. */
export function maybe(type: Type): Type {
  return { ...type, nullable: true, optional: true };
}

/** The type of a result that is null or missing where the first argument is. */
export function asAbsentAsFirst(type: Type): (args: readonly Type[]) => Type {
  return ([first]) => (first ? { ...type, nullable: first.nullable, optional: first.optional } : type);
}
