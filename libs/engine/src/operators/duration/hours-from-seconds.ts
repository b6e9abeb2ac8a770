import { divide } from '../../decimal/arithmetic.js';
import { NUMBER } from '../../types/type.js';
import { needNumber } from '../arguments.js';
import type { StrictOperator } from '../operator.js';

export const hoursFromSeconds: StrictOperator = {
  name: 'hoursFromSeconds',
  group: 'duration',
  summary: 'So many seconds as decimal hours.',
  docs: 'Where the hours have no end, as for 20 minutes, with 34 digits.',
  parameters: [{ name: 'seconds', type: NUMBER, summary: 'The seconds.' }],
  result: NUMBER,
  examples: [
    { formula: 'hoursFromSeconds(5400)', result: 1.5 },
    { formula: 'round(hoursFromSeconds(1000), 2)', result: 0.28 },
    { formula: 'hoursFromSeconds("5400")', failure: 'NOT_A_NUMBER' },
  ],
  form: 'strict',
  evaluate: ([seconds]) => divide(needNumber(seconds, 'hoursFromSeconds'), 3600),
};
