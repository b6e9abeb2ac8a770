import { dayNumber, dateOfDay } from '../values/date.js';
import { weekdayOfDay } from './week.js';

/**
 * Patterns that say how a date or time is written: `dd.MM.yyyy`, `dd-MMM-yy`, `yyyy-MM-dd'T'HH:mm:ss`. Letters stand for
 * parts, as most tools have them; other characters stand for themselves, letters among them in quotes.
 */
export interface DatePattern {
  readonly pieces: readonly (Piece | Literal)[];
}

type Piece = (typeof PIECES)[number];

/** Characters that stand for themselves. */
interface Literal {
  readonly literal: string;
}

/** What was read or is to be written. The offset is in seconds east of UTC; the fraction is digits. */
export interface Written {
  /** Days since 1970-01-01. */
  day: number;
  hour: number;
  minute: number;
  second: number;
  fraction: string;
  offset: number | undefined;
}

const PIECES = [
  'yyyy',
  'yy',
  'MMMM',
  'MMM',
  'MM',
  'M',
  'dd',
  'd',
  'EEEE',
  'EEE',
  'HH',
  'H',
  'hh',
  'h',
  'mm',
  'ss',
  'S',
  'a',
  'X',
] as const;
const DATE_PIECES: readonly string[] = ['yyyy', 'yy', 'MMMM', 'MMM', 'MM', 'M', 'dd', 'd', 'EEEE', 'EEE'];
const PATTERN_MAX = 64;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Two-digit years up to this one are of this century, later ones of the last: 68 is 2068, 69 is 1969 (as POSIX has it). */
const PIVOT = 68;

/** The pattern, or what is wrong with it. */
export function parseDatePattern(text: string): DatePattern | string {
  if (text.length > PATTERN_MAX) return `it has more than ${PATTERN_MAX} characters`;
  const pieces: (Piece | Literal)[] = [];
  for (let at = 0; at < text.length;) {
    const run = /^(?:'(?:[^']|'')*'|S+|([A-Za-z])\1*|[^A-Za-z']+)/.exec(text.slice(at))?.[0];
    if (run === undefined) return 'a quote is never closed';
    const piece = run.startsWith('S') ? 'S' : PIECES.find((candidate) => candidate === run);
    if (piece === undefined && /^[A-Za-z]/.test(run))
      return `\`${run}\` stands for nothing; letters that stand for themselves are quoted: '${run}'`;
    pieces.push(piece ?? literal(run));
    at += run.length;
  }
  return { pieces };
}

function literal(run: string): Literal {
  if (!run.startsWith("'")) return { literal: run };
  return { literal: run === "''" ? "'" : run.slice(1, -1).replaceAll("''", "'") };
}

export function hasPiece(pattern: DatePattern, ...wanted: readonly string[]): boolean {
  return pattern.pieces.some((piece) => typeof piece === 'string' && wanted.includes(piece));
}

/** Parts of a date, and no time. */
export function isOfDates(pattern: DatePattern): boolean {
  return (
    pattern.pieces.every((piece) => typeof piece === 'object' || DATE_PIECES.includes(piece)) &&
    hasPiece(pattern, ...DATE_PIECES)
  );
}

/** A whole date, and no time. */
export function describesDate(pattern: DatePattern): boolean {
  return isOfDates(pattern) && describesDay(pattern);
}

/** A year, a month and a day. */
export function describesDay(pattern: DatePattern): boolean {
  return hasPiece(pattern, 'yyyy', 'yy') && hasPiece(pattern, 'MMMM', 'MMM', 'MM', 'M') && hasPiece(pattern, 'dd', 'd');
}

interface Parts {
  year?: number;
  month?: number;
  day?: number;
  weekday?: number;
  hour?: number;
  half?: 'am' | 'pm';
  minute?: number;
  second?: number;
  fraction?: string;
  offset?: number;
}

/** What the text says, if it is written by the pattern and exists. */
export function readByPattern(pattern: DatePattern, text: string): Written | undefined {
  const parts: Parts = {};
  let rest = text;
  for (const piece of pattern.pieces) {
    const length = typeof piece === 'string' ? readPiece(piece, rest, parts) : readLiteral(piece, rest);
    if (length < 0) return undefined;
    rest = rest.slice(length);
  }
  return rest === '' ? assembled(parts) : undefined;
}

const DIGITS: Readonly<Partial<Record<Piece, RegExp>>> = {
  ...{ yyyy: /^\d{4}/, yy: /^\d{2}/, MM: /^\d{2}/, M: /^\d{1,2}/, dd: /^\d{2}/, d: /^\d{1,2}/ },
  ...{ HH: /^\d{2}/, H: /^\d{1,2}/, hh: /^\d{2}/, h: /^\d{1,2}/, mm: /^\d{2}/, ss: /^\d{2}/, S: /^\d{1,9}/ },
};

function readLiteral({ literal }: Literal, text: string): number {
  return text.startsWith(literal) ? literal.length : -1;
}

/** How many characters the piece takes, or -1 where it is not there. */
function readPiece(piece: Piece, text: string, parts: Parts): number {
  const digits = DIGITS[piece]?.exec(text)?.[0];
  if (DIGITS[piece]) return digits === undefined ? -1 : setNumber(piece, digits, parts);
  if (piece === 'a') return readHalf(text, parts);
  if (piece === 'X') return readOffset(text, parts);
  const names = piece.startsWith('M') ? MONTHS : WEEKDAYS;
  const short = piece.length === 3;
  const index = names.findIndex((name) =>
    text.toLowerCase().startsWith((short ? name.slice(0, 3) : name).toLowerCase()),
  );
  if (index === -1) return -1;
  parts[piece.startsWith('M') ? 'month' : 'weekday'] = index + 1;
  return short ? 3 : names[index]!.length;
}

function setNumber(piece: Piece, digits: string, parts: Parts): number {
  const value = Number(digits);
  if (piece === 'yyyy') parts.year = value;
  else if (piece === 'yy') parts.year = value + (value <= PIVOT ? 2000 : 1900);
  else if (piece === 'S') parts.fraction = digits;
  else if (piece === 'mm') parts.minute = value;
  else if (piece === 'ss') parts.second = value;
  else if (piece.startsWith('M')) parts.month = value;
  else if (piece.startsWith('d')) parts.day = value;
  else parts.hour = value;
  return digits.length;
}

function readHalf(text: string, parts: Parts): number {
  const half = text.slice(0, 2).toLowerCase();
  if (half !== 'am' && half !== 'pm') return -1;
  parts.half = half;
  return 2;
}

function readOffset(text: string, parts: Parts): number {
  const match = /^(?:[Zz]|([+-])(\d{2})(?::?(\d{2}))?)/.exec(text);
  if (!match) return -1;
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  parts.offset = (match[1] === '-' ? -1 : 1) * minutes * 60;
  return match[0].length;
}

function assembled(parts: Parts): Written | undefined {
  const { year = 1970, month = 1, day = 1, minute = 0, second = 0 } = parts;
  const date = dayNumber(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`);
  const hour = hourOf(parts);
  if (date === undefined || hour === undefined || minute > 59 || second > 59) return undefined;
  if (parts.weekday !== undefined && parts.weekday !== weekdayOfDay(date)) return undefined;
  return {
    day: date,
    hour,
    minute,
    second,
    fraction: (parts.fraction ?? '').replace(/0{1,9}$/, ''),
    offset: parts.offset,
  };
}

function hourOf({ hour = 0, half }: Parts): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

/** The text that the pattern makes. */
export function writeByPattern(pattern: DatePattern, written: Written): string {
  const date = dateOfDay(written.day);
  return pattern.pieces
    .map((piece) => (typeof piece === 'string' ? writePiece(piece, date, written) : piece.literal))
    .join('');
}

function writePiece(piece: Piece, date: string, written: Written): string {
  switch (piece) {
    case 'yyyy':
      return date.slice(0, 4);
    case 'yy':
      return date.slice(2, 4);
    case 'MMMM':
      return MONTHS[Number(date.slice(5, 7)) - 1]!;
    case 'MMM':
      return MONTHS[Number(date.slice(5, 7)) - 1]!.slice(0, 3);
    case 'EEEE':
      return WEEKDAYS[weekdayOfDay(written.day) - 1]!;
    case 'EEE':
      return WEEKDAYS[weekdayOfDay(written.day) - 1]!.slice(0, 3);
    case 'S':
      return written.fraction === '' ? '0' : written.fraction;
    case 'a':
      return written.hour < 12 ? 'AM' : 'PM';
    case 'X':
      return offsetText(written.offset ?? 0);
    default:
      return padded(numberOfPiece(piece, date, written), piece.length);
  }
}

function numberOfPiece(piece: Piece, date: string, { hour, minute, second }: Written): number {
  if (piece.startsWith('M')) return Number(date.slice(5, 7));
  if (piece.startsWith('d')) return Number(date.slice(8, 10));
  if (piece.startsWith('H')) return hour;
  if (piece.startsWith('h')) return hour % 12 === 0 ? 12 : hour % 12;
  return piece === 'mm' ? minute : second;
}

/** An offset in seconds as RFC 3339 writes it: `Z`, `+02:00`. */
export function offsetText(offset: number): string {
  if (offset === 0) return 'Z';
  const minutes = Math.abs(offset) / 60;
  return `${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}:${padded(minutes % 60, 2)}`;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
