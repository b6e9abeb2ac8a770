import { formatNumber } from '../decimal/decimal.js';
import type { Maybe, Num } from '../values/value.js';
import { firstDate, lastDate, within, type Domain } from './domain.js';
import { compareCuts, sectionEnd, sectionStart, type Cut, type Section } from './line.js';
import { intersect, intervalsOf, isEmpty, isPoint, section, subtract, type ValueSet } from './value-set.js';

/** Excluded values are named up to this many. */
const NAMED_MAX = 6;

/** The set in plain words that fit behind "is": `2026-10-31 or earlier`, `not closed`, `40 or more`. */
export function describeSet(domain: Domain, set: ValueSet): string {
  const possible = within(domain, set);
  const rest = within(domain, subtract(domain.set, set));
  if (isEmpty(possible)) return 'nothing that can occur';
  if (isEmpty(rest)) return 'anything';
  const [kept, excluded] = [parts(domain, possible), parts(domain, rest)];
  return isBetterExcluded(kept, excluded) ? excluding(excluded) : either(kept);
}

/** Whether a few values that are left out say more than all that is left. */
function isBetterExcluded(kept: readonly Part[], excluded: readonly Part[]): boolean {
  if (!excluded.every(({ single }) => single)) return false;
  if (kept.every(({ single }) => single)) return excluded.length < kept.length;
  return kept.length > 1 || kept[0]!.text.startsWith('any ');
}

function excluding(excluded: readonly Part[]): string {
  const named = excluded.slice(0, NAMED_MAX);
  if (named.length === excluded.length) return `not ${either(named)}`;
  return `none of ${named.map(({ text }) => text).join(', ')} and ${excluded.length - named.length} more`;
}

/** A value as it stands in such words: a text of one word without quotes. */
export function describeSingle(value: Maybe): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'string')
    return /^[\p{L}\p{N}_][\p{L}\p{N}_./:-]*$/u.test(value) ? value : JSON.stringify(value);
  if (typeof value === 'object' && value !== null && !('big' in value)) return 'a list or object';
  return value === null || typeof value === 'boolean' ? String(value) : formatNumber(value as Num);
}

interface Part {
  readonly text: string;
  readonly single: boolean;
}

/** `a, b or c`; a comma before each `or` where the parts contain one themselves. */
function either(found: readonly Part[]): string {
  const texts = found.map(({ text }) => text);
  if (texts.length < 2) return texts.join('');
  if (texts.some((text) => text.includes(' or '))) return texts.join(', or ');
  return `${texts.slice(0, -1).join(', ')} or ${texts.at(-1)}`;
}

const SECTIONS: readonly Section[] = ['number', 'text', 'true', 'false', 'other', 'nothing'];

function parts(domain: Domain, possible: ValueSet): Part[] {
  return SECTIONS.flatMap((name) =>
    intervalsOf(within(domain, intersect(possible, section(name)))).map(({ from, to }) =>
      partOf(domain, name, { from, to }),
    ),
  );
}

function partOf(domain: Domain, name: Section, { from, to }: { from: Cut; to: Cut }): Part {
  switch (name) {
    case 'nothing':
      return { text: domain.absentByMissing ? 'missing' : 'null', single: true };
    case 'true':
    case 'false':
      return { text: name, single: true };
    case 'other':
      return { text: 'any list or object', single: false };
    case 'text':
      return domain.dates ? datePart(from, to) : textPart(from, to);
    case 'number':
      return numberPart(...withoutLimits(domain, from, to));
  }
}

/** The limits of all that can occur go without saying. */
function withoutLimits(domain: Domain, from: Cut, to: Cut): [Cut, Cut] {
  if (domain.listed !== undefined) return [from, to];
  const numbers = intersect(domain.set, section('number'));
  const isLowest = compareCuts(from, numbers[0]!) === 0;
  const isHighest = compareCuts(to, numbers.at(-1)!) === 0;
  return [isLowest ? sectionStart('number') : from, isHighest ? sectionEnd('number') : to];
}

function numberPart(from: Cut, to: Cut): Part {
  const [low, high] = [from.at, to.at].map((at) => (at === undefined ? undefined : formatNumber(at as Num)));
  if (isPoint(from, to)) return { text: low!, single: true };
  const single = false;
  if (low === undefined && high === undefined) return { text: 'any number', single };
  if (low === undefined) return { text: to.after ? `${high} or less` : `less than ${high}`, single };
  if (high === undefined) return { text: from.after ? `more than ${low}` : `${low} or more`, single };
  if (from.after) return { text: `more than ${low} and ${to.after ? `at most ${high}` : `less than ${high}`}`, single };
  return { text: `from ${low} to ${to.after ? high : `less than ${high}`}`, single };
}

function datePart(from: Cut, to: Cut): Part {
  const first = from.at === undefined ? undefined : firstDate(from, to);
  const last = to.at === undefined ? undefined : lastDate(to);
  if (first === undefined && last === undefined) return { text: 'any date', single: false };
  if (first === undefined) return { text: `${last} or earlier`, single: false };
  if (last === undefined) return { text: `${first} or later`, single: false };
  return first === last ? { text: first, single: true } : { text: `from ${first} to ${last}`, single: false };
}

function textPart(from: Cut, to: Cut): Part {
  if (from.at !== undefined && isPoint(from, to)) return { text: describeSingle(from.at as string), single: true };
  const [low, high] = [from.at, to.at].map((at) => (at === undefined ? undefined : boundText(at as string)));
  if (low === undefined && high === undefined) return { text: 'any text', single: false };
  if (low === undefined) return { text: `a text ${high!.behind ? 'up to' : 'before'} ${high!.text}`, single: false };
  if (high === undefined)
    return { text: `a text ${low.behind ? 'after' : 'from'} ${low.text}${low.behind ? '' : ' on'}`, single: false };
  return {
    text: `a text ${low.behind ? 'after' : 'from'} ${low.text} ${high.behind ? 'to' : 'to before'} ${high.text}`,
    single: false,
  };
}

/** A text with the lowest code unit appended is the place behind that text. */
function boundText(at: string): { text: string; behind: boolean } {
  const behind = at.endsWith('\u0000');
  return { text: JSON.stringify(behind ? at.slice(0, -1) : at), behind };
}
