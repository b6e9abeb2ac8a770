import { divide, isWhole } from '../../decimal/arithmetic.js';
import { INTEGER, NUMBER } from '../../types/type.js';
import { needNumber, refuse } from '../arguments.js';
import type { StrictOperator } from '../operator.js';
import { CURRENCY_PARAMETER, digitsOf } from './currency.js';

export const fromMinorUnits: StrictOperator = {
  name: 'fromMinorUnits',
  group: 'money',
  summary: 'The amount that a whole number of the smallest unit of a currency makes.',
  parameters: [
    { name: 'units', type: INTEGER, summary: 'Whole cents, or whatever the smallest unit is.' },
    CURRENCY_PARAMETER,
  ],
  result: NUMBER,
  examples: [
    { formula: 'fromMinorUnits(1250, "EUR")', result: 12.5 },
    { formula: 'fromMinorUnits(1250, "JPY")', result: 1250 },
    { formula: 'fromMinorUnits(12.5, "EUR")', failure: 'BAD_ARGUMENT' },
  ],
  form: 'strict',
  evaluate: ([value, currency]) => {
    const units = needNumber(value, 'fromMinorUnits');
    if (!isWhole(units)) refuse(value, 'fromMinorUnits', 'a whole number', 'BAD_ARGUMENT');
    return divide(units, 10 ** digitsOf(currency, 'fromMinorUnits'));
  },
};
