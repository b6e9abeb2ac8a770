import type { Operator } from '../operator.js';
import { at } from './at.js';
import { distinct } from './distinct.js';
import { EACH } from './each/index.js';
import { first } from './first.js';
import { flatten } from './flatten.js';
import { indexOf } from './index-of.js';
import { isEmpty } from './is-empty.js';
import { last } from './last.js';
import { length } from './length.js';
import { merge } from './merge.js';
import { range } from './range.js';
import { reverse } from './reverse.js';
import { slice } from './slice.js';
import { sort } from './sort.js';
import { without } from './without.js';

/** Lists: their elements, and what is made of them. */
export const LIST: readonly Operator[] = [
  ...EACH,
  ...[length, isEmpty, first, last, at, slice, indexOf],
  ...[merge, flatten, distinct, without, reverse, sort, range],
];
