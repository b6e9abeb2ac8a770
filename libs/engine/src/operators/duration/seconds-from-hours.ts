import { multiply } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import { isAbsent, needNumber } from '../arguments.js';
import type { StrictOperator } from '../operator.js';
import { HOURS_PARAMETER, ROUNDING_PARAMETER, wholeUnits } from './durations.js';

export const secondsFromHours: StrictOperator = {
  name: 'secondsFromHours',
  group: 'duration',
  summary: 'Decimal hours as seconds.',
  docs: 'Exact; with a rounding as whole seconds.',
  parameters: [
    HOURS_PARAMETER,
    { ...ROUNDING_PARAMETER, summary: 'How whole seconds are made; if not given, parts stay.' },
  ],
  result: NUMBER,
  examples: [
    { formula: 'secondsFromHours(1.5)', result: 5400 },
    { formula: 'secondsFromHours(hoursFromSeconds(1000), "half-up")', result: 1000 },
  ],
  form: 'strict',
  evaluate: ([hours, rounding]) => {
    const seconds = multiply(needNumber(hours, 'secondsFromHours'), 3600);
    return isAbsent(rounding) ? seconds : wholeUnits(seconds, rounding, 'secondsFromHours', 'seconds');
  },
};
