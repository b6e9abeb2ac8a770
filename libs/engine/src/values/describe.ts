import { formatNumber, isNumber } from '../decimal/decimal.js';
import { withinReach } from './bounds/reach.js';
import { Failure } from './failure.js';
import { stringifyJson } from './json.js';
import type { Maybe } from './value.js';

const TEXT_SHOWN_MAX = 60;

/** A value in a message: `"a text"`, `12.5`, `null`, "nothing (missing)", "a list of 3", "an object". */
export function describeValue(value: Maybe): string {
  if (value === undefined) return 'nothing (missing)';
  if (value === null) return 'null';
  if (isNumber(value)) return formatNumber(value);
  if (typeof value === 'string') return JSON.stringify(shortened(value));
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
}

function shortened(text: string): string {
  return text.length <= TEXT_SHOWN_MAX ? text : `${text.slice(0, TEXT_SHOWN_MAX - 1)}…`;
}

/** A value in the message of a rule: texts as they are, numbers in full, what is missing as `(missing)`. */
export function showInMessage(value: Maybe): string {
  if (value === undefined) return '(missing)';
  if (typeof value === 'string') return value;
  return isNumber(value) ? formatNumber(value) : stringifyJson(withinReach(value));
}

const MESSAGE_MAX = 1_048_576;

/** The whole message, if it is not too long. */
export function messageOf(text: string): string {
  withinReach(text);
  if (text.length > MESSAGE_MAX)
    throw new Failure(
      'TEXT_LIMIT',
      `a message would have ${text.length} characters; at most ${MESSAGE_MAX} are allowed`,
    );
  return text;
}
