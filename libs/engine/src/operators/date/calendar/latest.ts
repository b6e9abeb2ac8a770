import { TEXT } from '../../../types/type.js';
import type { StrictOperator } from '../../operator.js';
import { extremeDate, sameFormat } from './extreme.js';

export const latest: StrictOperator = {
  name: 'latest',
  group: 'date',
  summary: 'The latest of several dates, or of several timestamps.',
  docs: 'Timestamps are compared as instants, whatever their offsets. A missing or null one fails; leave it out with `coalesce`. For a list take `maxOf`.',
  parameters: [{ name: 'date', type: TEXT, summary: 'Dates alone, or timestamps alone.', variadic: true }],
  result: sameFormat,
  examples: [
    { formula: 'latest("2026-11-21", "2026-10-31")', result: '2026-11-21' },
    { formula: 'latest("2026-11-21T10:00:00+02:00", "2026-11-21T09:00:00Z")', result: '2026-11-21T09:00:00Z' },
    { formula: 'latest("2026-11-21", closedOn)', data: {}, failure: 'MISSING_VALUE' },
  ],
  form: 'strict',
  evaluate: (args) => extremeDate(args, 'latest', 1),
};
