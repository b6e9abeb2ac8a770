import { multiply } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import { isAbsent, needNumber } from '../arguments.js';
import type { StrictOperator } from '../operator.js';
import { HOURS_PARAMETER, ROUNDING_PARAMETER, wholeUnits } from './durations.js';

export const minutesFromHours: StrictOperator = {
  name: 'minutesFromHours',
  group: 'duration',
  summary: 'Decimal hours as minutes.',
  docs: 'Exact; with a rounding as whole minutes.',
  parameters: [
    HOURS_PARAMETER,
    { ...ROUNDING_PARAMETER, summary: 'How whole minutes are made; if not given, parts stay.' },
  ],
  result: NUMBER,
  examples: [
    { formula: 'minutesFromHours(1.75)', result: 105 },
    { formula: 'minutesFromHours(0.33, "half-up")', result: 20 },
  ],
  form: 'strict',
  evaluate: ([hours, rounding]) => {
    const minutes = multiply(needNumber(hours, 'minutesFromHours'), 60);
    return isAbsent(rounding) ? minutes : wholeUnits(minutes, rounding, 'minutesFromHours', 'minutes');
  },
};
