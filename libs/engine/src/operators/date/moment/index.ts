import type { Operator } from '../../operator.js';
import { addSeconds } from './add-seconds.js';
import { dateOf } from './date-of.js';
import { epochSeconds } from './epoch-seconds.js';
import { formatTimestamp } from './format-timestamp.js';
import { inZone } from './in-zone.js';
import { isTimestamp } from './is-timestamp.js';
import { now } from './now.js';
import { parseTimestamp } from './parse-timestamp.js';
import { secondsBetween } from './seconds-between.js';
import { timeOf } from './time-of.js';
import { timestamp } from './timestamp.js';
import { timestampFromEpoch } from './timestamp-from-epoch.js';
import { today } from './today.js';

/** Timestamps, and what the clocks of a time zone show. */
export const MOMENTS: readonly Operator[] = [
  ...[now, today, dateOf, timeOf, inZone, timestamp],
  ...[addSeconds, secondsBetween, epochSeconds, timestampFromEpoch, isTimestamp, parseTimestamp],
  ...[formatTimestamp],
];
