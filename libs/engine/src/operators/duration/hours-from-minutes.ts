import { divide } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import { needNumber } from '../arguments.js';
import type { StrictOperator } from '../operator.js';

export const hoursFromMinutes: StrictOperator = {
  name: 'hoursFromMinutes',
  group: 'duration',
  summary: 'So many minutes as decimal hours.',
  docs: 'Where the hours have no end, as for 20 minutes, with 34 digits.',
  parameters: [{ name: 'minutes', type: NUMBER, summary: 'The minutes.' }],
  result: NUMBER,
  examples: [
    { formula: 'hoursFromMinutes(90)', result: 1.5 },
    { formula: 'round(hoursFromMinutes(20), 4)', result: 0.3333 },
  ],
  form: 'strict',
  evaluate: ([minutes]) => divide(needNumber(minutes, 'hoursFromMinutes'), 60),
};
