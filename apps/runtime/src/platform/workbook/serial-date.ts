/** Days as workbooks count them. Pure. */

/** What a number format shows of a number: a date, a time of day, both, or just the number. */
export type DateParts = { readonly date: boolean; readonly time: boolean };

const DAY_MS = 86_400_000;
/** The last second of 9999. */
const SERIAL_END = 2_958_466;
/** In the system of 1900 there is a 29 February 1900, which there was not: days after it are counted one too far. */
const PHANTOM = 60;
const ORIGIN_1900 = Date.UTC(1899, 11, 31);
const ORIGIN_1904 = Date.UTC(1904, 0, 1);

/** The formats that have no text of their own. */
const BUILT_IN_DATES: ReadonlySet<number> = new Set([14, 15, 16, 17, ...range(27, 31), 36, ...range(50, 54), 57, 58]);
const BUILT_IN_TIMES: ReadonlySet<number> = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]);
const BUILT_IN_BOTH = 22;

/** What the format shows; undefined where it is none of a date or time. */
export function datePartsOf(id: number, code: string | undefined): DateParts | undefined {
  if (code === undefined) {
    const isBoth = id === BUILT_IN_BOTH;
    const [date, time] = [isBoth || BUILT_IN_DATES.has(id), isBoth || BUILT_IN_TIMES.has(id)];
    return date || time ? { date, time } : undefined;
  }
  // texts, escaped characters, padding, colours and conditions are no part of what is shown; [h] is
  const shown = code
    .split(';', 1)[0]!
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .toLowerCase();
  if (/general|[#?]|0(?!\.?0*$)/.test(shown.replace(/s\.0+/g, 's')) && !/[ydhs]/.test(shown)) return undefined;
  const date = /[yd]/.test(shown) || (/m/.test(shown) && !/[hs]/.test(shown));
  const time = /[hs]/.test(shown);
  return date || time ? { date, time } : undefined;
}

/** The moment as a text: `2026-11-02`, `2026-11-02T09:30:00`, or `36:15:00` of a time; undefined where there is none. */
export function serialText(serial: number, { date, time }: DateParts, is1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial >= SERIAL_END) return undefined;
  const seconds = Math.round(serial * 86_400);
  if (!date) return time ? clockText(seconds) : undefined;
  const days = Math.floor(seconds / 86_400);
  if (!is1904 && days === PHANTOM) return undefined;
  const origin = is1904 ? ORIGIN_1904 : days > PHANTOM ? ORIGIN_1900 - DAY_MS : ORIGIN_1900;
  const moment = new Date(origin + days * DAY_MS + (seconds % 86_400) * 1000).toISOString();
  // a date with a time of day is a moment, also where its format leaves the time out
  return seconds % 86_400 === 0 && !time ? moment.slice(0, 10) : moment.slice(0, 19);
}

function clockText(seconds: number): string {
  const two = (count: number): string => String(count).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
