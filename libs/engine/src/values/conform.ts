import { compareNumbers, isWhole, negate, round } from '../decimal/arithmetic.js';
import { formatNumber, isNumber } from '../decimal/decimal.js';
import { describeType } from '../types/relations.js';
import { present, type Type } from '../types/type.js';
import { isDate, isTimestamp } from './date.js';
import { describeValue } from './describe.js';
import { spend } from './bounds/effort.js';
import { Failure, type FailureCode } from './failure.js';
import type { Maybe, Num, ObjectValue, Value } from './value.js';

/**
 * Holds a value against the type of the place it goes to. Nothing is converted or rounded: what the type cannot hold
 * exactly is a `Failure` that names the place. Missing values are the caller's business.
 */
export function conform(value: Maybe, type: Type, path: string): void {
  if (type.kind === 'any' || value === undefined) return;
  if (value === null) {
    if (type.nullable) return;
    throw new Failure('MISSING_VALUE', `\`${path}\` needs ${describeType(present(type))}, and this is null`);
  }
  switch (type.kind) {
    case 'number':
      return conformNumber(value, type, path);
    case 'text':
      return conformText(value, type, path);
    case 'boolean':
      return typeof value === 'boolean'
        ? conformListed(value, type, path)
        : wrongKind('BAD_ARGUMENT', value, type, path);
    case 'list':
      if (!Array.isArray(value)) return wrongKind('NOT_A_LIST', value, type, path);
      spend(value.length / 2);
      return value.forEach((item: Value, index) => type.item && conform(item, type.item, `${path}[${index}]`));
    case 'object':
      return conformObject(value, type, path);
    case 'never':
      return wrongKind('BAD_ARGUMENT', value, type, path);
  }
}

function wrongKind(code: FailureCode, value: Value, type: Type, path: string): never {
  throw new Failure(code, `\`${path}\` needs ${describeType(present(type))}, and this is ${describeValue(value)}`);
}

function conformNumber(value: Value, type: Type, path: string): void {
  if (!isNumber(value)) wrongKind('NOT_A_NUMBER', value, type, path);
  if (type.integer && !isWhole(value)) {
    throw new Failure('NOT_EXACT', `\`${path}\` holds whole numbers, and this is ${formatNumber(value)}`);
  }
  if (type.scale !== undefined && compareNumbers(round(value, type.scale, 'down'), value) !== 0) {
    const digits = `${type.scale} ${type.scale === 1 ? 'digit' : 'digits'}`;
    throw new Failure('NOT_EXACT', `\`${path}\` holds ${digits} after the point, and this is ${formatNumber(value)}`);
  }
  if (type.max !== undefined && compareNumbers(absolute(value), type.max) > 0) {
    throw new Failure('NOT_EXACT', `\`${path}\` holds at most ${type.max}, and this is ${formatNumber(value)}`);
  }
  conformListed(value, type, path);
}

function absolute(value: Num): Num {
  return compareNumbers(value, 0) < 0 ? negate(value) : value;
}

function conformText(value: Value, type: Type, path: string): void {
  if (typeof value !== 'string') wrongKind('NOT_A_TEXT', value, type, path);
  if (type.format === 'date' && !isDate(value)) wrongKind('NOT_A_DATE', value, type, path);
  if (type.format === 'date-time' && !isTimestamp(value)) wrongKind('NOT_A_TIMESTAMP', value, type, path);
  conformListed(value, type, path);
}

function conformListed(value: Value, type: Type, path: string): void {
  if (!type.values || type.values.includes(value as string | number | boolean)) return;
  const listed = type.values.slice(0, 8).map((listedValue) => JSON.stringify(listedValue));
  const more = type.values.length > 8 ? ' …' : '';
  throw new Failure(
    'BAD_ARGUMENT',
    `\`${path}\` is one of ${listed.join(', ')}${more}, and this is ${describeValue(value)}`,
  );
}

function conformObject(value: Value, type: Type, path: string): void {
  if (typeof value !== 'object' || Array.isArray(value) || isNumber(value))
    wrongKind('BAD_ARGUMENT', value, type, path);
  const object = value as ObjectValue;
  spend((type.fields?.size ?? 0) / 2);
  for (const [name, field] of type.fields ?? []) {
    const at = path === '' ? name : `${path}.${name}`;
    if (Object.hasOwn(object, name)) conform(object[name], field, at);
    else if (!field.optional) throw new Failure('MISSING_VALUE', `\`${at}\` is missing`);
  }
}
