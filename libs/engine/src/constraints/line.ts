import { compareNumbers } from '../decimal/arithmetic.js';
import { isNumber } from '../decimal/decimal.js';
import type { Maybe, Num } from '../values/value.js';

/**
 * All values on one line: nothing (null and missing are one here, as operators see them), false, true, the numbers,
 * the texts by code unit, and at its end everything else (lists and objects, as one point). A cut is a place between
 * two values; every condition on one value is a row of cuts at which the answer changes.
 */
export interface Cut {
  readonly rank: number;
  /** The number or text just behind which (`after`) or before which the line is cut; none: before all of this rank. */
  readonly at?: Num | string;
  /** Behind the number. A text has a next one, so that behind it is before the next. */
  readonly after?: boolean;
}

const NOTHING_RANK = 0;
const FALSE_RANK = 1;
const TRUE_RANK = 2;
const NUMBER_RANK = 3;
const TEXT_RANK = 4;
const OTHER_RANK = 5;

/** What lies between two neighbouring marks of the line. */
export type Section = 'nothing' | 'false' | 'true' | 'number' | 'text' | 'other';

const SECTIONS: readonly Section[] = ['nothing', 'false', 'true', 'number', 'text', 'other'];

export function sectionStart(section: Section): Cut {
  return { rank: SECTIONS.indexOf(section) };
}

export function sectionEnd(section: Section): Cut {
  return { rank: SECTIONS.indexOf(section) + 1 };
}

export function sectionOf(cut: Cut): Section {
  return SECTIONS[cut.rank]!;
}

export function before(value: Maybe): Cut {
  if (value === undefined || value === null) return { rank: NOTHING_RANK };
  if (value === false) return { rank: FALSE_RANK };
  if (value === true) return { rank: TRUE_RANK };
  if (isNumber(value)) return { rank: NUMBER_RANK, at: value };
  if (typeof value === 'string') return { rank: TEXT_RANK, at: value };
  return { rank: OTHER_RANK };
}

export function behind(value: Maybe): Cut {
  if (isNumber(value)) return { rank: NUMBER_RANK, at: value, after: true };
  // Nothing lies between a text and the same text with the lowest code unit appended.
  if (typeof value === 'string') return { rank: TEXT_RANK, at: `${value}\u0000` };
  return { rank: before(value).rank + 1 };
}

export function compareCuts(a: Cut, b: Cut): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.at === undefined || b.at === undefined) return a.at === b.at ? 0 : a.at === undefined ? -1 : 1;
  if (typeof a.at === 'string' || typeof b.at === 'string') return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
  return compareNumbers(a.at, b.at) || Number(a.after ?? false) - Number(b.after ?? false);
}
