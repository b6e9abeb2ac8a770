import { isWhole, multiply } from '../../decimal/arithmetic.js';
import { formatNumber } from '../../decimal/decimal.js';
import { INTEGER } from '../../types/type.js';
import { Failure } from '../../values/failure.js';
import { needNumber } from '../arguments.js';
import type { StrictOperator } from '../operator.js';
import { AMOUNT_PARAMETER, CURRENCY_PARAMETER, digitsOf } from './currency.js';

export const minorUnits: StrictOperator = {
  name: 'minorUnits',
  group: 'money',
  summary: 'An amount as a whole number of the smallest unit of its currency: cents.',
  docs: 'As Stripe takes it. It rounds nothing: an amount with a part of a cent fails with NOT_EXACT; take `roundMoney` first.',
  parameters: [AMOUNT_PARAMETER, CURRENCY_PARAMETER],
  result: INTEGER,
  examples: [
    { formula: 'minorUnits(12.5, "EUR")', result: 1250 },
    { formula: 'minorUnits(1250, "JPY")', result: 1250 },
    { formula: 'minorUnits(1.234, "KWD")', result: 1234 },
    { formula: 'minorUnits(12.505, "EUR")', failure: 'NOT_EXACT' },
    { formula: 'minorUnits(1, "eur")', failure: 'UNKNOWN_CURRENCY' },
  ],
  form: 'strict',
  evaluate: ([value, currency]) => {
    const amount = needNumber(value, 'minorUnits');
    const units = multiply(amount, 10 ** digitsOf(currency, 'minorUnits'));
    if (isWhole(units)) return units;
    throw new Failure(
      'NOT_EXACT',
      `${formatNumber(amount)} ${String(currency)} is no whole number of its smallest unit; round it first`,
    );
  },
};
