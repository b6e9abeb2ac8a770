import { ExactNumber, type JsonLogic } from '@reckoner/definitions';
import { formatNumber, isNumber } from '../decimal/decimal.js';
import type { ObjectValue, Value } from './value.js';

/** A JSON value as JSON-Logic to be read as an expression; numbers keep all their digits. */
export function logicOfValue(value: Value): JsonLogic {
  if (isNumber(value)) return typeof value === 'number' ? value : new ExactNumber(formatNumber(value));
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Value[]).map(logicOfValue);
  return Object.fromEntries(Object.entries(value as ObjectValue).map(([key, inner]) => [key, logicOfValue(inner)]));
}
