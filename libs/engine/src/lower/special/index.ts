import type { CallExpression } from '@reckoner/definitions';
import type { Ir } from '../../ir/expression.js';
import type { Type } from '../../types/type.js';
import type { Place } from '../lowering.js';
import { lowerAnd, lowerCoalesce, lowerIf, lowerOr } from './logic.js';
import { lowerGet, lowerMissing, lowerMissingSome, lowerObject, lowerVar } from './data.js';
import { lowerIterate, lowerMeasure, lowerReduce } from './iterate.js';
import { lowerLookup } from './lookup.js';

export type SpecialForm = (place: Place, call: CallExpression, expected: Type | undefined) => Ir;

/** Operators with their own order of evaluation, by name. Each is declared, with its documentation, in `operators/`. */
export const SPECIAL_FORMS: ReadonlyMap<string, SpecialForm> = new Map<string, SpecialForm>([
  ['and', lowerAnd],
  ['or', lowerOr],
  ['if', lowerIf],
  ['?:', lowerIf],
  ['coalesce', lowerCoalesce],
  ['var', lowerVar],
  ['get', lowerGet],
  ['object', lowerObject],
  ['missing', lowerMissing],
  ['missing_some', lowerMissingSome],
  ['lookup', lowerLookup],
  ['map', lowerIterate('map')],
  ['filter', lowerIterate('filter')],
  ['all', lowerIterate('all')],
  ['some', lowerIterate('some')],
  ['none', lowerIterate('none')],
  ['find', lowerIterate('find')],
  ['sortBy', lowerIterate('sort-by')],
  ['groupBy', lowerIterate('group-by')],
  ['sum', lowerMeasure('sum')],
  ['count', lowerMeasure('count')],
  ['minOf', lowerMeasure('min-of')],
  ['maxOf', lowerMeasure('max-of')],
  ['reduce', lowerReduce],
]);
