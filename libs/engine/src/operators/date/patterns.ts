import { parseDatePattern, type DatePattern } from '../../data/date-pattern.js';
import { Failure } from '../../values/failure.js';
import type { Maybe } from '../../values/value.js';
import { needText } from '../arguments.js';

const KEPT_MAX = 256;

/** The patterns in use, each read once; it changes no result. */
const kept = new Map<string, DatePattern>();

/** The pattern that a text spells, if it has what the operator needs. */
export function needPattern(
  value: Maybe,
  taker: string,
  suits: (pattern: DatePattern) => boolean,
  needs: string,
): DatePattern {
  const text = needText(value, taker);
  const pattern = kept.get(text) ?? parseDatePattern(text);
  if (typeof pattern === 'string')
    throw new Failure('BAD_ARGUMENT', `the pattern of \`${taker}\` cannot be read: ${pattern}`);
  if (!suits(pattern)) throw new Failure('BAD_ARGUMENT', `the pattern of \`${taker}\` needs ${needs}`);
  if (kept.size >= KEPT_MAX) kept.clear();
  kept.set(text, pattern);
  return pattern;
}
