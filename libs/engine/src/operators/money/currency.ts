import { CURRENCY_DIGITS } from '../../data/currencies.js';
import { NUMBER, TEXT } from '../../types/type.js';
import { describeValue } from '../../values/describe.js';
import { Failure } from '../../values/failure.js';
import type { Maybe } from '../../values/value.js';
import { needText } from '../arguments.js';
import type { Parameter } from '../operator.js';

export const AMOUNT_PARAMETER: Parameter = { name: 'amount', type: NUMBER, summary: 'An amount of money.' };

export const CURRENCY_PARAMETER: Parameter = {
  name: 'currency',
  type: TEXT,
  summary: 'Its currency by ISO 4217, as "EUR".',
  read: (value) => digitsOf(value, 'currency'),
};

/** How many digits after the point the currency has. */
export function digitsOf(currency: Maybe, taker: string): number {
  const code = needText(currency, taker);
  const digits = CURRENCY_DIGITS.get(code);
  if (digits !== undefined) return digits;
  const hint = CURRENCY_DIGITS.has(code.trim().toUpperCase()) ? `; it is written "${code.trim().toUpperCase()}"` : '';
  throw new Failure('UNKNOWN_CURRENCY', `${describeValue(code)} is no currency of ISO 4217${hint}`);
}
