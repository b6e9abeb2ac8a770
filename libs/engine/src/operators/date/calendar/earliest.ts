import { TEXT } from '../../../types/type.js';
import type { StrictOperator } from '../../operator.js';
import { extremeDate, sameFormat } from './extreme.js';

export const earliest: StrictOperator = {
  name: 'earliest',
  group: 'date',
  summary: 'The earliest of several dates, or of several timestamps.',
  docs: 'Timestamps are compared as instants, whatever their offsets. A missing or null one fails; leave it out with `coalesce`. For a list take `minOf`.',
  parameters: [{ name: 'date', type: TEXT, summary: 'Dates alone, or timestamps alone.', variadic: true }],
  result: sameFormat,
  examples: [
    { formula: 'earliest("2026-11-21", "2026-10-31")', result: '2026-10-31' },
    { formula: 'earliest("2026-11-21T10:00:00+02:00", "2026-11-21T09:00:00Z")', result: '2026-11-21T10:00:00+02:00' },
    { formula: 'earliest("2026-11-21", closedOn)', data: {}, failure: 'MISSING_VALUE' },
  ],
  form: 'strict',
  evaluate: (args) => extremeDate(args, 'earliest', -1),
};
