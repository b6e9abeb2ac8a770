import type { Operator } from '../operator.js';
import { durationText } from './duration-text.js';
import { hoursBetween } from './hours-between.js';
import { hoursFromMinutes } from './hours-from-minutes.js';
import { hoursFromParts } from './hours-from-parts.js';
import { hoursFromSeconds } from './hours-from-seconds.js';
import { hours } from './hours.js';
import { isoDuration } from './iso-duration.js';
import { minutesFromHours } from './minutes-from-hours.js';
import { secondsFromHours } from './seconds-from-hours.js';

/** Durations: decimal hours, and the other ways in which systems write them. */
export const DURATION: readonly Operator[] = [
  ...[hours, hoursFromSeconds, hoursFromMinutes, hoursFromParts, hoursBetween],
  ...[secondsFromHours, minutesFromHours, durationText, isoDuration],
];
