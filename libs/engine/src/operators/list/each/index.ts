import type { Operator } from '../../operator.js';
import { all } from './all.js';
import { count } from './count.js';
import { filter } from './filter.js';
import { find } from './find.js';
import { groupBy } from './group-by.js';
import { map } from './map.js';
import { maxOf } from './max-of.js';
import { minOf } from './min-of.js';
import { none } from './none.js';
import { reduce } from './reduce.js';
import { some } from './some.js';
import { sortBy } from './sort-by.js';
import { sum } from './sum.js';

/** Operators with an expression that is evaluated for each element of a list. */
export const EACH: readonly Operator[] = [
  ...[map, filter, reduce, all, some, none],
  ...[find, count, sum, minOf, maxOf, sortBy, groupBy],
];
