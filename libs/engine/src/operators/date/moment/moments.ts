import { absolute, add, compareNumbers, round, subtract } from '../../../decimal/arithmetic.js';
import { parseDecimal, toBig } from '../../../decimal/decimal.js';
import { offsetText } from '../../../data/date-pattern.js';
import { offsetAt, zoneOf, type Zone } from '../../../data/zones.js';
import { TEXT, TIMESTAMP } from '../../../types/type.js';
import { secondsOfTimestamp } from '../../../values/date.js';
import { Failure } from '../../../values/failure.js';
import type { Maybe, Num } from '../../../values/value.js';
import { isAbsent, needText, refuse } from '../../arguments.js';
import type { Parameter } from '../../operator.js';
import { writeDay } from '../dates.js';

/** What the operators on timestamps have in common. */

export const TIMESTAMP_PARAMETER: Parameter = {
  name: 'timestamp',
  type: TIMESTAMP,
  summary: 'A timestamp with its offset, as `2026-11-21T10:00:00+01:00`.',
};
export const ZONE_PARAMETER: Parameter = {
  name: 'zone',
  type: TEXT,
  summary: 'An IANA time zone, such as "Europe/Berlin" or "UTC".',
  read: (value) => (isAbsent(value) ? undefined : needZone(value, 'zone')),
};

const DAY = 86_400;

/** More seconds than any date is away from 1970. */
const EPOCH_MAX = 1e12;

/** An instant: whole seconds since 1970-01-01T00:00:00Z, and the digits after the point. */
export interface Moment {
  readonly seconds: number;
  readonly fraction: string;
}

export function needMoment(value: Maybe, taker: string): Moment {
  const moment = typeof value === 'string' ? secondsOfTimestamp(value) : undefined;
  return moment ?? refuse(value, taker, 'a timestamp such as 2026-11-21T10:00:00+01:00', 'NOT_A_TIMESTAMP');
}

export function needZone(value: Maybe, taker: string): Zone {
  return zoneOf(needText(value, taker));
}

/** Seconds since 1970-01-01T00:00:00Z with all digits. */
export function epochOf(value: Maybe, taker: string): Num {
  const { seconds, fraction } = needMoment(value, taker);
  return fraction === '' ? seconds : add(seconds, parseDecimal(`0.${fraction}`)!);
}

/** The instant of so many seconds; fails on more digits than timestamps hold. */
export function momentOfEpoch(epoch: Num, taker: string): Moment {
  if (compareNumbers(absolute(epoch), EPOCH_MAX) > 0)
    throw new Failure('BAD_ARGUMENT', `\`${taker}\` would go beyond the years 0000 to 9999`);
  const whole = round(epoch, 0, 'floor');
  const fraction = subtract(epoch, whole);
  const parts = toBig(fraction);
  const digits = fraction === 0 ? '' : parts.toFixed(-parts.exponent).slice(2);
  if (digits.length > 9)
    throw new Failure('NOT_EXACT', `\`${taker}\` would need parts of a nanosecond; round the seconds first`);
  return { seconds: Number(whole), fraction: digits };
}

/** The offset in seconds that a timestamp is written with. */
export function offsetOf(timestamp: string): number {
  if (/[Zz]$/.test(timestamp)) return 0;
  const minutes = Number(timestamp.slice(-5, -3)) * 60 + Number(timestamp.slice(-2));
  return (timestamp.at(-6) === '-' ? -1 : 1) * minutes * 60;
}

/** An offset that can be written: RFC 3339 has whole minutes only. */
export function writableOffset(zone: Zone, moment: Moment): number {
  return Math.round(offsetAt(zone, moment.seconds) / 60) * 60;
}

/** The timestamp of an instant, written with an offset. */
export function writeMoment(moment: Moment, offset: number, taker: string): string {
  const local = moment.seconds + offset;
  const day = Math.floor(local / DAY);
  return `${writeDay(day, taker)}T${clock(local - day * DAY)}${fractionText(moment)}${offsetText(offset)}`;
}

export function fractionText({ fraction }: Moment): string {
  return fraction === '' ? '' : `.${fraction}`;
}

/** Seconds after midnight as `HH:MM:SS`. */
export function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?$/;

/** A time of day, `HH:MM` or `HH:MM:SS`, as seconds after midnight. */
export function needTime(value: Maybe, taker: string): Moment {
  const match = typeof value === 'string' ? TIME.exec(value) : undefined;
  const [hour, minute, second] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3] ?? 0)];
  if (!match || hour > 23 || minute > 59 || second > 59)
    return refuse(value, taker, 'a time of day such as 17:30', 'NOT_A_TIMESTAMP');
  return { seconds: hour * 3600 + minute * 60 + second, fraction: (match[4] ?? '').replace(/0{1,9}$/, '') };
}
