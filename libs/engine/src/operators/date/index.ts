import type { Operator } from '../operator.js';
import { BUSINESS_DAYS } from './business/index.js';
import { CALENDAR } from './calendar/index.js';
import { MOMENTS } from './moment/index.js';
import { PERIODS } from './period/index.js';

/** Calendar dates, as texts `2026-11-21`, and timestamps, as texts of RFC 3339 with their offset. */
export const DATE_OPERATORS: readonly Operator[] = [...CALENDAR, ...PERIODS, ...BUSINESS_DAYS, ...MOMENTS];
