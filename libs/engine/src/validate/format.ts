import { parseDecimal } from '../decimal/decimal.js';
import { isDate, isTimestamp } from '../values/date.js';

/** The formats that are held against a text; any other `format` only describes. */
export const FORMATS: ReadonlyMap<string, { readonly test: (text: string) => boolean; readonly noun: string }> =
  new Map([
    ['date', { test: isDate, noun: 'a date such as 2026-11-21' }],
    ['date-time', { test: isTimestamp, noun: 'a timestamp such as 2026-11-21T09:30:00Z' }],
    ['time', { test: isTime, noun: 'a time such as 09:30:00Z' }],
    ['decimal', { test: (text: string): boolean => parseDecimal(text) !== undefined, noun: 'a decimal in text form' }],
    ['email', { test: isEmail, noun: 'an e-mail address' }],
    ['uri', { test: isUri, noun: 'an address with its scheme, such as https://example.org' }],
    ['uuid', { test: isUuid, noun: 'a UUID' }],
  ]);

const TEXT_MAX = 2048;

function isTime(text: string): boolean {
  return isTimestamp(`2000-01-01T${text}`);
}

function isEmail(text: string): boolean {
  return (
    text.length <= TEXT_MAX &&
    /^[^\s@"(),:;<>[\\\]]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(text) &&
    !text.includes('..')
  );
}

function isUri(text: string): boolean {
  return text.length <= TEXT_MAX && /^[A-Za-z][A-Za-z0-9+.-]{0,63}:[^\s<>"{}|\\^`]+$/.test(text);
}

function isUuid(text: string): boolean {
  return /^[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$/.test(text);
}
