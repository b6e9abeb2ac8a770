import type { Operator } from '../../operator.js';
import { addBusinessDays } from './add-business-days.js';
import { businessDaysBetween } from './business-days-between.js';
import { isBusinessDay } from './is-business-day.js';

/** Business days. */
export const BUSINESS_DAYS: readonly Operator[] = [...[isBusinessDay, addBusinessDays, businessDaysBetween]];
