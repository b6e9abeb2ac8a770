import { truthy } from '../coercion.js';
import { equal, greater, greaterOrEqual, less, lessOrEqual, strictEqual, strictUnequal, unequal } from './compare.js';
import { missing, missingSome, variable } from './data.js';
import { contains, merge } from './list.js';
import { add, divide, largest, multiply, remainder, smallest, subtract } from './number.js';
import type { ReferenceOperator } from './operator.js';
import { concatenate, substring } from './text.js';

/**
 * The operators of json-logic-js 2.0.5 that evaluate all their arguments first. A closed table: no name that is not
 * here is ever found, whatever a prototype may hold.
 */
export const REFERENCE_OPERATORS: ReadonlyMap<string, ReferenceOperator> = new Map<string, ReferenceOperator>([
  ['==', equal],
  ['===', strictEqual],
  ['!=', unequal],
  ['!==', strictUnequal],
  ['>', greater],
  ['>=', greaterOrEqual],
  ['<', less],
  ['<=', lessOrEqual],
  ['!!', ([value]) => truthy(value)],
  ['!', ([value]) => !truthy(value)],
  ['%', remainder],
  // Nothing is printed: evaluating has no effect.
  ['log', ([value]) => value],
  ['in', contains],
  ['cat', concatenate],
  ['substr', substring],
  ['+', add],
  ['*', multiply],
  ['-', subtract],
  ['/', divide],
  ['min', smallest],
  ['max', largest],
  ['merge', merge],
  ['var', variable],
  ['missing', missing],
  ['missing_some', missingSome],
]);
