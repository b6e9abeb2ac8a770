import type { Maybe } from '../values/value.js';
import { before, behind, compareCuts, sectionEnd, sectionStart, type Cut, type Section } from './line.js';

/**
 * A set of values: the cuts of the line at which one enters it and leaves it again, in turn and ascending. Each set
 * has exactly one such row of cuts.
 */
export type ValueSet = readonly Cut[];

export const NO_VALUES: ValueSet = [];
export const ALL_VALUES: ValueSet = [sectionStart('nothing'), sectionEnd('other')];

export function interval(from: Cut, to: Cut): ValueSet {
  return compareCuts(from, to) < 0 ? [from, to] : NO_VALUES;
}

export function section(name: Section): ValueSet {
  return [sectionStart(name), sectionEnd(name)];
}

export const NOTHING: ValueSet = section('nothing');

export function valuesOf(values: Iterable<Maybe>): ValueSet {
  const cuts = [...values].map((value) => [before(value), behind(value)] as const);
  cuts.sort((a, b) => compareCuts(a[0], b[0]));
  const set: Cut[] = [];
  for (const [from, to] of cuts) {
    const end = set.at(-1);
    if (end && compareCuts(from, end) < 0) continue;
    if (end && compareCuts(from, end) === 0) set.pop();
    else set.push(from);
    set.push(to);
  }
  return set;
}

export type Order = '<' | '<=' | '>' | '>=';

/** The numbers, or the texts, on one side of a bound of their kind. */
export function beyond(operator: Order, bound: Exclude<Maybe, undefined>): ValueSet {
  const from = before(bound);
  const kind: Section = typeof bound === 'string' ? 'text' : 'number';
  switch (operator) {
    case '<':
      return interval(sectionStart(kind), from);
    case '<=':
      return interval(sectionStart(kind), behind(bound));
    case '>':
      return interval(behind(bound), sectionEnd(kind));
    case '>=':
      return interval(from, sectionEnd(kind));
  }
}

export function intersect(a: ValueSet, b: ValueSet): ValueSet {
  return combine(a, b, (inA, inB) => inA && inB);
}

export function unite(a: ValueSet, b: ValueSet): ValueSet {
  return combine(a, b, (inA, inB) => inA || inB);
}

export function subtract(a: ValueSet, b: ValueSet): ValueSet {
  return combine(a, b, (inA, inB) => inA && !inB);
}

export function complement(set: ValueSet): ValueSet {
  return subtract(ALL_VALUES, set);
}

export function isEmpty(set: ValueSet): boolean {
  return set.length === 0;
}

export function sameSet(a: ValueSet, b: ValueSet): boolean {
  return a.length === b.length && a.every((cut, index) => compareCuts(cut, b[index]!) === 0);
}

export function contains(set: ValueSet, value: Maybe): boolean {
  return countUpTo(set, before(value)) % 2 === 1;
}

/** Whether the set holds exactly one value; `point` is that value, for the kinds that have one. */
export function isPoint(from: Cut, to: Cut): boolean {
  if (from.at === undefined) return to.rank === from.rank + 1 && from.rank < sectionStart('number').rank;
  return compareCuts(behind(from.at), to) === 0 && !from.after;
}

/** The stretches of the set, ascending. */
export function intervalsOf(set: ValueSet): { readonly from: Cut; readonly to: Cut }[] {
  const found: { from: Cut; to: Cut }[] = [];
  for (let index = 0; index < set.length; index += 2) found.push({ from: set[index]!, to: set[index + 1]! });
  return found;
}

/** How many of the ascending cuts are not behind `cut`. */
export function countUpTo(cuts: readonly Cut[], cut: Cut): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareCuts(cuts[middle]!, cut) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Walks both rows of cuts at once and notes where the answer changes. */
function combine(a: ValueSet, b: ValueSet, holds: (inA: boolean, inB: boolean) => boolean): ValueSet {
  const cuts: Cut[] = [];
  let [atA, atB] = [0, 0];
  while (atA < a.length || atB < b.length) {
    const order = atA === a.length ? 1 : atB === b.length ? -1 : compareCuts(a[atA]!, b[atB]!);
    const cut = order <= 0 ? a[atA]! : b[atB]!;
    if (order <= 0) atA += 1;
    if (order >= 0) atB += 1;
    if (holds(atA % 2 === 1, atB % 2 === 1) !== (cuts.length % 2 === 1)) cuts.push(cut);
  }
  return cuts;
}
