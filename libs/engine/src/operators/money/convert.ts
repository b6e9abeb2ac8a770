import { roundProduct } from '../../decimal/fast.js';
import { NUMBER } from '../../types/type.js';
import { needNumber } from '../arguments.js';
import { constantNumber, productType, roundedType } from '../number/bounds.js';
import { MODE_PARAMETER, modeOf, PLACES_PARAMETER, placesOf } from '../number/operand.js';
import type { StrictOperator } from '../operator.js';
import { AMOUNT_PARAMETER } from './currency.js';

export const convert: StrictOperator = {
  name: 'convert',
  group: 'money',
  summary: 'An amount times an exchange rate, rounded once.',
  docs: 'The same as `round(amount * rate, places, mode)`; the product is exact before it is rounded.',
  parameters: [
    AMOUNT_PARAMETER,
    { name: 'rate', type: NUMBER, summary: 'What one unit of the amount is worth in the other currency.' },
    { ...PLACES_PARAMETER, summary: 'Digits after the point.', optional: false },
    MODE_PARAMETER,
  ],
  result: ([amount, rate, places]) =>
    roundedType(amount && rate ? productType([amount, rate]) : undefined, constantNumber(places, 0)),
  examples: [
    { formula: 'convert(966.43, 1.083456, 2)', result: 1047.08 },
    { formula: 'convert(100, 1.00125, 2, "half-up")', result: 100.13 },
    { formula: 'convert(100, 1.00125, 2)', result: 100.12 },
    { formula: 'convert(100, rate, 2)', data: {}, failure: 'MISSING_VALUE' },
  ],
  form: 'strict',
  evaluate: ([amount, rate, places, mode]) => {
    const [value, factor] = [needNumber(amount, 'convert'), needNumber(rate, 'convert')];
    return roundProduct(value, factor, placesOf(places, 'convert'), modeOf(mode, 'convert'));
  },
};
