import { entry } from '@reckoner/diagnostics';
import { inMapping } from '../lower/examples.js';

/** What can be said of values that are written out, before any payload is known. */

const because = 'It would fail for every entry.';

export const badConstant = entry(
  'operator/bad-argument',
  'error',
  {
    reason: because,
    bad: inMapping(`= if(matches(entry.status, «"(x"»), 1, 2)`),
    good: inMapping(`= if(matches(entry.status, "(x)"), 1, 2)`),
  },
  (message: string) => ({ message, hint: 'correct the text or number; hover over the operator for its examples' }),
);

export const alwaysFails = entry(
  'operator/always-fails',
  'error',
  { reason: because, bad: inMapping('= entry.hours + «1 / 0»'), good: inMapping('= entry.hours + 1 / 2') },
  (message: string) => ({ message, hint: 'correct the constants, or read a field instead' }),
);
