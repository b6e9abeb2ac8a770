import { ANY, listOf, optional, type Type } from '../../types/type.js';
import type { ListValue, Maybe } from '../../values/value.js';
import { isAbsent, maybe, needList } from '../arguments.js';
import type { Parameter } from '../operator.js';

/** What the operators on lists have in common: a missing or null list counts as an empty one. */

export const LIST_PARAMETER: Parameter = { name: 'list', type: maybe(listOf(ANY)), summary: 'The elements.' };

export function elementsOf(value: Maybe, taker: string): ListValue {
  return isAbsent(value) ? [] : needList(value, taker);
}

/** The type of one element of the first argument, which may not be there. */
export function elementType([list]: readonly Type[]): Type {
  return optional(list?.kind === 'list' ? (list.item ?? ANY) : ANY);
}

/** The type of a list with elements as the first argument has them. */
export function sameList([list]: readonly Type[]): Type {
  return listOf(list?.kind === 'list' ? (list.item ?? ANY) : ANY);
}
