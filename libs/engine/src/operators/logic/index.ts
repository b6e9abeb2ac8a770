import type { Operator } from '../operator.js';
import { and } from './and.js';
import { coalesce } from './coalesce.js';
import { equal } from './equal.js';
import { condition, ternary } from './if.js';
import { inside } from './in.js';
import { notEqual } from './not-equal.js';
import { not } from './not.js';
import { or } from './or.js';
import { strictEqual } from './strict-equal.js';
import { strictNotEqual } from './strict-not-equal.js';
import { truthy } from './truthy.js';

/** Conditions and what is decided by them. */
export const LOGIC: readonly Operator[] = [
  ...[equal, notEqual, strictEqual, strictNotEqual, not, truthy],
  ...[and, or, condition, ternary, coalesce, inside],
];
