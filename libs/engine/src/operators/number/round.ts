import { round as rounded } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import { needNumber } from '../arguments.js';
import type { StrictOperator } from '../operator.js';
import { constantNumber, roundedType } from './bounds.js';
import { MODE_PARAMETER, modeOf, PLACES_PARAMETER, placesOf } from './operand.js';

export const round: StrictOperator = {
  name: 'round',
  group: 'number',
  summary: 'The number with at most so many digits after the point.',
  docs:
    '`half-even`, `half-up` and `half-down` go to the nearer neighbour, and a half to the even one, away from zero, or towards ' +
    'zero. `up` goes away from zero, `down` towards it, `ceiling` to the greater and `floor` to the lesser neighbour.',
  parameters: [{ name: 'number', type: NUMBER, summary: 'The number.' }, PLACES_PARAMETER, MODE_PARAMETER],
  result: ([number, places]) => roundedType(number, constantNumber(places, 0)),
  examples: [
    { formula: 'round(hours * rate, 2)', data: { hours: 7.25, rate: 133.3 }, result: 966.42 },
    { formula: 'round(2.5)', result: 2 },
    { formula: 'round(2.675, 2, "half-up")', result: 2.68 },
    { formula: 'round(-2.5, 0, "half-up")', result: -3 },
    { formula: 'round(1.001, 2, "up")', result: 1.01 },
    { formula: 'round(1250, -2, "half-even")', result: 1200 },
    { formula: 'round(1, 2, "bankers")', failure: 'BAD_ARGUMENT' },
    { formula: 'round(1, 0.5)', failure: 'BAD_ARGUMENT' },
  ],
  form: 'strict',
  evaluate: ([number, places, mode]) =>
    rounded(needNumber(number, 'round'), placesOf(places, 'round'), modeOf(mode, 'round')),
};
