import { isoWeekOfDay } from '../../../data/week.js';
import { TEXT } from '../../../types/type.js';
import { needDay } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER } from '../dates.js';

export const isoWeek: StrictOperator = {
  name: 'isoWeek',
  group: 'date',
  summary: 'The week that a date lies in, as ISO 8601 names it: `2026-W47`.',
  docs: 'Weeks begin on Monday and belong to the year that holds their Thursday, so the first days of January may lie in the last week of the year before. As texts, weeks are in the order of time.',
  parameters: [DATE_PARAMETER],
  result: TEXT,
  examples: [
    { formula: 'isoWeek("2026-11-21")', result: '2026-W47' },
    { formula: 'isoWeek("2027-01-03")', result: '2026-W53' },
    { formula: 'isoWeek("2024-12-30")', result: '2025-W01' },
    { formula: 'isoWeek("2026-11-21T10:00:00Z")', failure: 'NOT_A_DATE' },
  ],
  form: 'strict',
  evaluate: ([date]) => {
    const { year, week } = isoWeekOfDay(needDay(date, 'isoWeek'));
    return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
  },
};
