import { isNumber } from '../../decimal/decimal.js';
import { INTEGER, TEXT } from '../../types/type.js';
import { numberOf, stringOf } from '../../values/coercion.js';
import type { Maybe } from '../../values/value.js';
import type { StrictOperator } from '../operator.js';

export const substr: StrictOperator = {
  name: 'substr',
  group: 'text',
  standard: true,
  summary: 'A part of a text, from a position on.',
  docs:
    'The first character is at 0; a negative start counts from the end. A negative length leaves off so many characters at ' +
    'the end. Positions count UTF-16 units, as everywhere in JSON-Logic: one for most characters, two for an emoji.',
  parameters: [
    { name: 'text', type: TEXT, summary: 'The text.' },
    { name: 'start', type: INTEGER, summary: 'Where the part begins.' },
    { name: 'length', type: INTEGER, summary: 'How long it is; to the end, if not given.', optional: true },
  ],
  result: TEXT,
  examples: [
    { formula: 'substr("PRJ-0120", 4)', result: '0120' },
    { formula: 'substr("PRJ-0120", 0, 3)', result: 'PRJ' },
    { formula: 'substr("PRJ-0120", -4, 2)', result: '01' },
    { formula: 'substr("PRJ-0120", 0, -5)', result: 'PRJ' },
    { formula: 'substr("PRJ", 10)', result: '' },
  ],
  form: 'strict',
  evaluate: ([given = null, from = null, length]) => {
    const text = stringOf(given);
    const start = position(from);
    const begin = start < 0 ? Math.max(0, text.length + start) : start;
    if (length === undefined) return text.slice(begin);
    const count = position(length);
    return count < 0 ? text.slice(begin, Math.max(begin, text.length + count)) : text.slice(begin, begin + count);
  },
};

/** A position as JavaScript takes it: without its fraction, 0 where it is no number. */
function position(value: Maybe): number {
  const number = numberOf(value);
  const double = isNumber(number) ? Number(String(number)) : NaN;
  return Number.isNaN(double) ? 0 : Math.trunc(double);
}
