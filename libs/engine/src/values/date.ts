/** Calendar dates and timestamps as texts: recognising them, and day numbers to compute with. */

const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;

/** Whether the text is a calendar date that exists, as `2026-11-21`. */
export function isDate(value: unknown): value is string {
  return typeof value === 'string' && dayNumber(value) !== undefined;
}

/** Whether the text is a timestamp of RFC 3339 with its offset. */
export function isTimestamp(value: unknown): value is string {
  return typeof value === 'string' && secondsOfTimestamp(value) !== undefined;
}

/** Days since 1970-01-01, or undefined where the text is no date that exists. Read by character codes: flows do it constantly. */
export function dayNumber(date: string): number | undefined {
  if (date.length !== 10 || date.charCodeAt(4) !== DASH || date.charCodeAt(7) !== DASH) return undefined;
  return dayOfParts(digits(date, 0) * 100 + digits(date, 2), digits(date, 5), digits(date, 8));
}

const DASH = 45;

/** Two decimal digits, or NaN. */
function digits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** The day number of a day that exists; a part that is NaN makes none. */
function dayOfParts(year: number, month: number, day: number): number | undefined {
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysInMonth(year, month))))
    return undefined;
  return daysFromCivil(year, month, day);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days since 1970-01-01 of a day of the proleptic Gregorian calendar (eras of 400 years beginning in March). */
export function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date of a day number, as `2026-11-21`; the reverse of `dayNumber`. */
export function dateOfDay(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year >= 1000 ? year : String(year).padStart(4, '0')}-${TWO_DIGITS[month]!}-${TWO_DIGITS[day]!}`;
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 32 }, (_, value) => String(value).padStart(2, '0'));

/** Seconds since 1970-01-01T00:00:00Z and the fraction's digits, or undefined where the text is no timestamp. */
export function secondsOfTimestamp(text: string): { seconds: number; fraction: string } | undefined {
  const plain = text.length === 20 && text.endsWith('Z') ? plainSeconds(text) : NaN;
  return plain === plain ? { seconds: plain, fraction: '' } : generalSeconds(text);
}

/** The seconds of `2026-11-21T10:00:00Z`, the usual form; NaN for every other. */
function plainSeconds(text: string): number {
  const [hour, minute, second] = [digits(text, 11), digits(text, 14), digits(text, 17)];
  const marks = text.charCodeAt(10) === 84 && text.charCodeAt(13) === 58 && text.charCodeAt(16) === 58;
  const days = marks && hour <= 23 && minute <= 59 && second <= 59 ? dayNumber(text.slice(0, 10)) : undefined;
  return days === undefined ? NaN : days * 86_400 + hour * 3600 + minute * 60 + second;
}

function generalSeconds(text: string): { seconds: number; fraction: string } | undefined {
  const match = TIMESTAMP.exec(text);
  if (!match) return undefined;
  const days = dayNumber(match[1]!);
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4])];
  const offset = offsetMinutes(match[6]!);
  if (days === undefined || offset === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  const seconds = days * 86_400 + hour * 3600 + (minute - offset) * 60 + second;
  return { seconds, fraction: (match[5] ?? '').slice(1).replace(/0+$/, '') };
}

function offsetMinutes(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4, 6))];
  if (hours > 23 || minutes > 59) return undefined;
  return (zone[0] === '-' ? -1 : 1) * (hours * 60 + minutes);
}
