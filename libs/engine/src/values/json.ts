import { decimalsWritten, formatNumber, isNumber } from '../decimal/decimal.js';
import { Failure } from './failure.js';
import { JSON_LIMITS, JsonError, type JsonLimits } from './json-error.js';
import { parseJsonExactly } from './json-parser.js';
import { hasLargeExponent, hasShortNumbers, isWithinLimits, keysAtMost, Survey } from './json-scan.js';
import type { ObjectValue, Value } from './value.js';

export { JSON_LIMITS, JsonError, type JsonErrorCode, type JsonLimits } from './json-error.js';

/**
 * JSON in and out without losing a digit. The built-in reader is taken where a cheap look at the text proves
 * that it reads the same value; throws `JsonError` where the text is not JSON or beyond the limits.
 */
export function parseJson(text: string, limits?: Partial<JsonLimits>): Value {
  const all = limits ? { ...JSON_LIMITS, ...limits } : JSON_LIMITS;
  if (text.length > all.size) {
    throw new JsonError('JSON_SIZE', `the text is longer than ${all.size} characters`, { text, offset: all.size });
  }
  const value = parseQuickly(text, all);
  return value === undefined ? parseJsonExactly(text, all) : value;
}

/** Longer texts are looked at before anything is built from them. */
const LONG = 8192;

/** What the built-in reader makes of the text; undefined where it is not proven to be what the text says. */
function parseQuickly(text: string, limits: JsonLimits): Value | undefined {
  if (text.length > LONG && !isWithinLimits(text, limits)) return undefined;
  let value: Value;
  try {
    value = JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
  const survey = new Survey(limits);
  survey.of(value);
  if (survey.doubtful || (survey.zero && hasLargeExponent(text))) return undefined;
  if (survey.loose && !hasShortNumbers(text)) return undefined;
  return keysAtMost(text) === survey.keys ? value : undefined;
}

/** The text of a value, a `Decimal` as a number with all its digits; keys in their order. */
export function stringifyJson(value: Value, indent = 0): string {
  return withinReach(() => {
    const seen = decimalsWritten.count;
    const text = JSON.stringify(value, undefined, indent);
    return decimalsWritten.count === seen ? text : write(value, { sorted: false, indent }, '\n');
  });
}

/** The one text that equal values share: keys sorted by code unit, nothing between tokens. For hashing. */
export function canonicalJson(value: Value): string {
  return withinReach(() => write(value, { sorted: true, indent: 0 }, ''));
}

/** Values can be nested deeper, or be larger, than can be written. */
function withinReach(writeOut: () => string): string {
  try {
    return writeOut();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Failure('TEXT_LIMIT', 'a value is nested too deeply, or is too large, to be written as JSON');
  }
}

interface Style {
  readonly sorted: boolean;
  readonly indent: number;
}

function write(value: Value, style: Style, lineEnd: string): string {
  if (isNumber(value)) return formatNumber(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = style.indent > 0 ? lineEnd + ' '.repeat(style.indent) : '';
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item: Value) => write(item, style, inner))
    : writeFields(value as ObjectValue, style, inner);
  const [open, close] = isList ? '[]' : '{}';
  if (parts.length === 0) return `${open}${close}`;
  return open + inner + parts.join(`,${inner}`) + (style.indent > 0 ? lineEnd : '') + close;
}

function writeFields(object: ObjectValue, style: Style, lineEnd: string): string[] {
  const keys = Object.keys(object).filter((key) => object[key] !== undefined);
  if (style.sorted) keys.sort();
  const colon = style.indent > 0 ? ': ' : ':';
  return keys.map((key) => JSON.stringify(key) + colon + write(object[key]!, style, lineEnd));
}
