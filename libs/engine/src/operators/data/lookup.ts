import { ANY, TEXT, optional } from '../../types/type.js';
import type { SpecialOperator } from '../operator.js';
import { OBJECT } from './fields.js';

export const lookup: SpecialOperator = {
  name: 'lookup',
  group: 'data',
  summary: 'The row of a reference table, as an object.',
  docs:
    'The name of the table is written out; then come the values of its key, in the order that the table declares, and, exactly where the table is ' +
    'dated, the day on which the row must be valid. Missing where there is no such row, or where a value of the key is null or missing.',
  parameters: [
    { name: 'table', type: TEXT, summary: 'The reference table.' },
    { name: 'key', type: ANY, summary: 'The values of its key, and the day where it is dated.', variadic: true },
  ],
  result: optional(OBJECT),
  // The tests know one table `rates`, with the key `grade`, dated: SEN 120 in 2025, 130 since 2026-01-01; JUN 80.
  examples: [
    { formula: 'lookup("rates", "SEN", "2025-12-31").rate', result: 120 },
    { formula: 'lookup("rates", "SEN", "2026-01-01").rate', result: 130 },
    { formula: 'coalesce(lookup("rates", "CEO", "2026-01-01").rate, 0)', result: 0 },
  ],
  form: 'special',
};
