import { DATE } from '../../../types/type.js';
import { needDate } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';
import { DATE_PARAMETER, clampedDate, dayOf, monthOf, needShift, shiftParameter, yearOf } from '../dates.js';

export const addMonths: StrictOperator = {
  name: 'addMonths',
  group: 'date',
  summary: 'The date so many months later.',
  docs: 'The same day of the month, or its last day where the month is shorter: a month after 31 January is the last of February.',
  parameters: [DATE_PARAMETER, shiftParameter('months')],
  result: DATE,
  examples: [
    { formula: 'addMonths("2026-11-21", 3)', result: '2027-02-21' },
    { formula: 'addMonths("2026-01-31", 1)', result: '2026-02-28' },
    { formula: 'addMonths("2026-03-31", -1)', result: '2026-02-28' },
  ],
  form: 'strict',
  evaluate: ([date, months]) => {
    const given = needDate(date, 'addMonths');
    return clampedDate(yearOf(given), monthOf(given) + needShift(months, 'addMonths'), dayOf(given), 'addMonths');
  },
};
