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
    const start = Math.trunc(doubleOf(from));
    const rest = text.slice(start < 0 ? Math.max(0, text.length + start) : start);
    if (length === undefined) return rest;
    const count = doubleOf(length);
    return rest.slice(0, count < 0 ? leftBy(rest, length, count) : Math.trunc(count));
  },
};

/** How much a negative length leaves. The reference joins one that is a text to the length, which leaves nothing. */
function leftBy(rest: string, length: Maybe, count: number): number {
  return isNumber(length) ? Math.max(0, Math.trunc(rest.length + count)) : 0;
}

/** A position as JavaScript takes it: 0 where it is no number. */
function doubleOf(value: Maybe): number {
  const double = Number(String(numberOf(value)));
  return Number.isNaN(double) ? 0 : double;
}
