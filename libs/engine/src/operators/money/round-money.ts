import { round } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import { needNumber } from '../arguments.js';
import { MODE_PARAMETER, modeOf } from '../number/operand.js';
import type { StrictOperator } from '../operator.js';
import { AMOUNT_PARAMETER, CURRENCY_PARAMETER, digitsOf } from './currency.js';

export const roundMoney: StrictOperator = {
  name: 'roundMoney',
  group: 'money',
  summary: 'An amount rounded to the smallest unit of its currency.',
  docs: 'Two digits for most currencies, none for JPY, three for KWD. For coins such as 0.05 CHF take `roundTo`.',
  parameters: [AMOUNT_PARAMETER, CURRENCY_PARAMETER, MODE_PARAMETER],
  result: NUMBER,
  examples: [
    { formula: 'roundMoney(966.425, "EUR")', result: 966.42 },
    { formula: 'roundMoney(966.425, "EUR", "half-up")', result: 966.43 },
    { formula: 'roundMoney(966.5, "JPY", "half-up")', result: 967 },
    { formula: 'roundMoney(1.23456, "KWD")', result: 1.235 },
    { formula: 'roundMoney(1, "EURO")', failure: 'UNKNOWN_CURRENCY' },
  ],
  form: 'strict',
  evaluate: ([amount, currency, mode]) =>
    round(needNumber(amount, 'roundMoney'), digitsOf(currency, 'roundMoney'), modeOf(mode, 'roundMoney')),
};
