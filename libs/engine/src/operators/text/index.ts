import type { Operator } from '../operator.js';
import { cat } from './cat.js';
import { contains } from './contains.js';
import { endsWith } from './ends-with.js';
import { isBlank } from './is-blank.js';
import { join } from './join.js';
import { lower } from './lower.js';
import { matches } from './matches.js';
import { padEnd } from './pad-end.js';
import { padStart } from './pad-start.js';
import { replace } from './replace.js';
import { split } from './split.js';
import { startsWith } from './starts-with.js';
import { substr } from './substr.js';
import { textAfter } from './text-after.js';
import { textBefore } from './text-before.js';
import { text } from './text.js';
import { trim } from './trim.js';
import { upper } from './upper.js';

/** Texts: joined, taken apart, compared and shaped. */
export const TEXT_OPERATORS: readonly Operator[] = [
  ...[cat, substr, text, upper, lower, trim, isBlank],
  ...[startsWith, endsWith, contains, matches],
  ...[replace, split, join, textBefore, textAfter, padStart, padEnd],
];
