import { compareNumbers } from '../../decimal/arithmetic.js';
import { isNumber } from '../../decimal/decimal.js';
import { ANY, NUMBER } from '../../types/type.js';
import { isAbsent, needNumber, refuse } from '../arguments.js';
import type { StrictOperator } from '../operator.js';
import { hoursOfText } from './durations.js';

export const hours: StrictOperator = {
  name: 'hours',
  group: 'duration',
  summary: 'A duration as decimal hours.',
  docs:
    'Reads hours and minutes `1:30` (and `1:30:15`), ISO 8601 `PT1H30M`, words `1h 30m`, and a number, which is hours already. 20 minutes are 0.333… ' +
    'with 34 digits; round where the definition says how. A day is not a fixed number of working hours: texts with days fail unless `hoursPerDay` is given; ' +
    'weeks, months and years always do.',
  parameters: [
    { name: 'duration', type: ANY, summary: 'A text or a number of hours.' },
    { name: 'hoursPerDay', type: NUMBER, summary: 'How many hours a day counts.', optional: true },
  ],
  result: NUMBER,
  examples: [
    { formula: 'hours("1:30")', result: 1.5 },
    { formula: 'hours("PT7H45M")', result: 7.75 },
    { formula: 'hours("1h 30m")', result: 1.5 },
    { formula: 'hours("2d 4h", 8)', result: 20 },
    { formula: 'round(hours("0:20"), 2)', result: 0.33 },
    { formula: 'hours("7.5")', result: 7.5 },
    { formula: 'hours("1d")', failure: 'NOT_A_DURATION' },
    { formula: 'hours("half an hour")', failure: 'NOT_A_DURATION' },
  ],
  form: 'strict',
  evaluate: ([duration, hoursPerDay]) => {
    const perDay = isAbsent(hoursPerDay) ? undefined : needNumber(hoursPerDay, 'hours');
    if (perDay !== undefined && compareNumbers(perDay, 0) <= 0)
      refuse(hoursPerDay, 'hours', 'more than 0 hours a day', 'BAD_ARGUMENT');
    if (isNumber(duration)) return duration;
    const read = typeof duration === 'string' ? hoursOfText(duration.trim(), perDay) : undefined;
    return read ?? refuse(duration, 'hours', 'a duration such as 1:30, PT1H30M or 1h 30m', 'NOT_A_DURATION');
  },
};
