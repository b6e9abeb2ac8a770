import type { Operator } from '../operator.js';
import { combine } from './combine.js';
import { entries } from './entries.js';
import { fromEntries } from './from-entries.js';
import { get } from './get.js';
import { has } from './has.js';
import { keys } from './keys.js';
import { lookup } from './lookup.js';
import { missingSome } from './missing-some.js';
import { missing } from './missing.js';
import { object } from './object.js';
import { typeOf } from './type-of.js';
import { values } from './values.js';
import { variable } from './var.js';

/** Reading and building objects, and asking what is there. */
export const DATA: readonly Operator[] = [
  ...[variable, get, has, missing, missingSome, lookup],
  ...[object, combine, keys, values, entries, fromEntries, typeOf],
];
