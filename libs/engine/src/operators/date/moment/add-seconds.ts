import { add } from '../../../decimal/arithmetic.js';
import { NUMBER, TIMESTAMP } from '../../../types/type.js';
import { needNumber, needText } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { TIMESTAMP_PARAMETER, epochOf, momentOfEpoch, offsetOf, writeMoment } from './moments.js';

export const addSeconds: StrictOperator = {
  name: 'addSeconds',
  group: 'date',
  summary: 'The timestamp so many seconds later.',
  docs: 'Written with the same offset. An hour is 3600 seconds, also where the clocks change.',
  parameters: [
    TIMESTAMP_PARAMETER,
    { name: 'seconds', type: NUMBER, summary: 'How many seconds; negative to go back.' },
  ],
  result: TIMESTAMP,
  examples: [
    { formula: 'addSeconds("2026-11-21T23:59:30+01:00", 45)', result: '2026-11-22T00:00:15+01:00' },
    { formula: 'addSeconds("2026-11-21T10:00:00Z", -0.5)', result: '2026-11-21T09:59:59.5Z' },
  ],
  form: 'strict',
  evaluate: ([timestamp, seconds]) => {
    const later = add(epochOf(timestamp, 'addSeconds'), needNumber(seconds, 'addSeconds'));
    return writeMoment(momentOfEpoch(later, 'addSeconds'), offsetOf(needText(timestamp, 'addSeconds')), 'addSeconds');
  },
};
