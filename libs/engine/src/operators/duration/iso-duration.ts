import { absolute, compareNumbers, divide, multiply, remainder, round } from '../../decimal/arithmetic.js';
import { formatNumber } from '../../decimal/decimal.js';
import { TEXT } from '../../types/type.js';
import type { Num } from '../../values/value.js';
import { needNumber } from '../arguments.js';
import type { StrictOperator } from '../operator.js';
import { HOURS_PARAMETER, ROUNDING_PARAMETER, wholeUnits } from './durations.js';

export const isoDuration: StrictOperator = {
  name: 'isoDuration',
  group: 'duration',
  summary: 'Decimal hours as ISO 8601 writes durations: `PT1H30M`.',
  docs: 'In hours, minutes and seconds, never in days. Hours that are no whole number of seconds need a rounding, else they fail with NOT_EXACT.',
  parameters: [HOURS_PARAMETER, ROUNDING_PARAMETER],
  result: TEXT,
  examples: [
    { formula: 'isoDuration(7.5)', result: 'PT7H30M' },
    { formula: 'isoDuration(0.01)', result: 'PT36S' },
    { formula: 'isoDuration(0)', result: 'PT0S' },
    { formula: 'isoDuration(-1.25)', result: '-PT1H15M' },
    { formula: 'isoDuration(hours("PT20M"), "half-even")', result: 'PT20M' },
    { formula: 'isoDuration(0.0001)', failure: 'NOT_EXACT' },
  ],
  form: 'strict',
  evaluate: ([hours, rounding]) => {
    const seconds = wholeUnits(multiply(needNumber(hours, 'isoDuration'), 3600), rounding, 'isoDuration', 'seconds');
    const size = absolute(seconds);
    const parts: [Num, string][] = [
      [floorOf(size, 3600), 'H'],
      [floorOf(remainder(size, 3600), 60), 'M'],
      [remainder(size, 60), 'S'],
    ];
    const written = parts.map(([count, unit]) => (count === 0 ? '' : `${formatNumber(count)}${unit}`)).join('');
    return `${compareNumbers(seconds, 0) < 0 ? '-' : ''}PT${written === '' ? '0S' : written}`;
  },
};

function floorOf(count: Num, unit: number): Num {
  return round(divide(count, unit), 0, 'floor');
}
