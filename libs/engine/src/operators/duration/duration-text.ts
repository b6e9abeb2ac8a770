import { absolute, compareNumbers, divide, multiply, remainder, round } from '../../decimal/arithmetic.js';
import { formatNumber } from '../../decimal/decimal.js';
import { TEXT } from '../../types/type.js';
import { needNumber } from '../arguments.js';
import type { StrictOperator } from '../operator.js';
import { HOURS_PARAMETER, ROUNDING_PARAMETER, wholeUnits } from './durations.js';

export const durationText: StrictOperator = {
  name: 'durationText',
  group: 'duration',
  summary: 'Decimal hours as hours and minutes: `1:30`.',
  docs: 'As NetSuite takes it. Hours that are no whole number of minutes need a rounding, else they fail with NOT_EXACT.',
  parameters: [HOURS_PARAMETER, ROUNDING_PARAMETER],
  result: TEXT,
  examples: [
    { formula: 'durationText(7.5)', result: '7:30' },
    { formula: 'durationText(0.33, "half-up")', result: '0:20' },
    { formula: 'durationText(-1.25)', result: '-1:15' },
    { formula: 'durationText(0.33)', failure: 'NOT_EXACT' },
  ],
  form: 'strict',
  evaluate: ([hours, rounding]) => {
    const minutes = wholeUnits(multiply(needNumber(hours, 'durationText'), 60), rounding, 'durationText', 'minutes');
    const size = absolute(minutes);
    const whole = formatNumber(round(divide(size, 60), 0, 'floor'));
    return `${compareNumbers(minutes, 0) < 0 ? '-' : ''}${whole}:${formatNumber(remainder(size, 60)).padStart(2, '0')}`;
  },
};
