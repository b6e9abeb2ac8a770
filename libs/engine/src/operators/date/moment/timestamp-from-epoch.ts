import { NUMBER, TIMESTAMP } from '../../../types/type.js';
import { needNumber } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { momentOfEpoch, writeMoment } from './moments.js';

export const timestampFromEpoch: StrictOperator = {
  name: 'timestampFromEpoch',
  group: 'date',
  summary: 'The timestamp so many seconds after 1970-01-01T00:00:00Z.',
  docs: 'In UTC. The reverse of `epochSeconds`; milliseconds are divided by 1000 first.',
  parameters: [{ name: 'seconds', type: NUMBER, summary: 'The seconds.' }],
  result: TIMESTAMP,
  examples: [
    { formula: 'timestampFromEpoch(1795255200)', result: '2026-11-21T10:00:00Z' },
    { formula: 'timestampFromEpoch(1795255200250 / 1000)', result: '2026-11-21T10:00:00.25Z' },
  ],
  form: 'strict',
  evaluate: ([seconds]) =>
    writeMoment(
      momentOfEpoch(needNumber(seconds, 'timestampFromEpoch'), 'timestampFromEpoch'),
      0,
      'timestampFromEpoch',
    ),
};
