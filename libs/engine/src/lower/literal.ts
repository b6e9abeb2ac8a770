import type { LiteralExpression } from '@reckoner/definitions';
import { formatNumber, parseDecimal } from '../decimal/decimal.js';
import type { ConstIr } from '../ir/expression.js';
import { BOOLEAN, NULL, NUMBER, TEXT, type Type } from '../types/type.js';
import type { Num, Value } from '../values/value.js';
import { isDate, isTimestamp } from '../values/date.js';
import { notADate, numberTooLong, unknownValue } from './catalogue.js';
import type { Place } from './lowering.js';

/**
 * A literal, read as the type that is expected at its place: a plain `0120` stays a text where a text is
 * expected, and a text where a date is expected must be one.
 */
export function lowerLiteral(place: Place, literal: LiteralExpression, expected: Type | undefined): ConstIr {
  const { lowering } = place;
  const value = literalValue(literal, expected);
  if (value === undefined) {
    lowering.findings.add(numberTooLong(literal.span));
    return lowering.unknown(literal.span);
  }
  if (typeof value === 'string' && expected?.kind === 'text') checkText(place, literal, value, expected);
  return { kind: 'const', id: lowering.nextId(), type: typeOfValue(value, expected), span: literal.span, value };
}

function literalValue(literal: LiteralExpression, expected: Type | undefined): Value | undefined {
  const { value, plain } = literal;
  if (plain !== undefined && expected?.kind === 'text' && value !== null) return plain;
  return typeof value === 'object' && value !== null ? parseDecimal(value.number) : value;
}

function checkText(place: Place, literal: LiteralExpression, value: string, expected: Type): void {
  if (expected.values && !expected.values.includes(value)) {
    place.lowering.findings.add(unknownValue(literal.span, value, expected.values.map(String)));
  } else if (expected.format === 'date' && !isDate(value)) {
    place.lowering.findings.add(notADate(literal.span, value, 'date'));
  } else if (expected.format === 'date-time' && !isTimestamp(value)) {
    place.lowering.findings.add(notADate(literal.span, value, 'timestamp'));
  }
}

/** The type of exactly this value; a text takes the format of its place. */
export function typeOfValue(value: Value, expected?: Type): Type {
  if (value === null) return NULL;
  if (typeof value === 'boolean') return { ...BOOLEAN, values: [value] };
  if (typeof value === 'string') {
    const format = expected?.kind === 'text' ? expected.format : undefined;
    return { ...TEXT, values: [value], ...(format === undefined ? {} : { format }) };
  }
  return numberTypeOf(value as Num);
}

function numberTypeOf(value: Num): Type {
  const text = formatNumber(value);
  const point = text.indexOf('.');
  if (typeof value !== 'number' || text.includes('e')) return NUMBER;
  const scale = point === -1 ? 0 : text.length - point - 1;
  return { ...NUMBER, values: [value], max: Math.abs(value), scale, ...(scale === 0 ? { integer: true } : {}) };
}
