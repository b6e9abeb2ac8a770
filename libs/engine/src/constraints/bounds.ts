import { comparedWith, mirrored } from './comparison.js';
import type { Condition } from './condition.js';
import type { Field } from './field.js';
import type { Situation } from './situation.js';
import { ALL_VALUES, complement, contains, intersect, NO_VALUES, NOTHING, unite, type ValueSet } from './value-set.js';

/** The values of one field for which a condition certainly holds, and those for which it may. */
export interface Bounds {
  readonly certain: ValueSet;
  readonly possible: ValueSet;
}

const ALWAYS: Bounds = { certain: ALL_VALUES, possible: ALL_VALUES };
const NEVER: Bounds = { certain: NO_VALUES, possible: NO_VALUES };
const UNKNOWN: Bounds = { certain: NO_VALUES, possible: ALL_VALUES };

/** Whether the condition certainly holds in the situation. */
export function certainlyHolds(condition: Condition, situation: Situation): boolean {
  return bounds(condition, undefined, situation).certain.length > 0;
}

/** For which values of the field the condition holds, all others being as the situation says. */
export function boundsOf(condition: Condition, field: Field, situation: Situation): Bounds {
  return bounds(condition, field, situation.freeing(field));
}

function bounds(condition: Condition, free: Field | undefined, situation: Situation): Bounds {
  switch (condition.kind) {
    case 'constant':
      return fixed(condition.truth);
    case 'field':
      return fieldBounds(condition, free, situation);
    case 'compare':
      return compareBounds(condition, free, situation);
    case 'opaque':
      return fixed(situation.truthOf(condition));
    case 'not': {
      const { certain, possible } = bounds(condition.of, free, situation);
      return { certain: complement(possible), possible: complement(certain) };
    }
    case 'and':
      return joined(condition.of, intersect, ALWAYS, (part) => bounds(part, free, situation));
    case 'or':
      return joined(condition.of, unite, NEVER, (part) => bounds(part, free, situation));
  }
}

function joined(
  parts: readonly Condition[],
  join: (a: ValueSet, b: ValueSet) => ValueSet,
  start: Bounds,
  boundsOfPart: (part: Condition) => Bounds,
): Bounds {
  let [certain, possible] = [start.certain, start.possible];
  for (const part of parts) {
    const each = boundsOfPart(part);
    certain = join(certain, each.certain);
    possible = join(possible, each.possible);
  }
  return { certain, possible };
}

function fieldBounds(
  { field, set }: Extract<Condition, { kind: 'field' }>,
  free: Field | undefined,
  situation: Situation,
): Bounds {
  if (field === free) return exactly(set);
  if (situation.isMadeByFree(field)) {
    const present = contains(set, {}) ? complement(NOTHING) : NO_VALUES;
    return exactly(contains(set, null) ? unite(present, NOTHING) : present);
  }
  const known = situation.valueOf(field);
  return fixed(known && contains(set, known.value));
}

function compareBounds(
  condition: Extract<Condition, { kind: 'compare' }>,
  free: Field | undefined,
  situation: Situation,
): Bounds {
  const { operator, left, right } = condition;
  const [first, second] = [situation.valueOf(left), situation.valueOf(right)];
  if (left === free) return second ? exactly(comparedWith(operator, second.value, left.ir.type)) : UNKNOWN;
  if (right === free) return first ? exactly(comparedWith(mirrored(operator), first.value, right.ir.type)) : UNKNOWN;
  if (!first || !second) return UNKNOWN;
  const set = comparedWith(operator, second.value, left.ir.type);
  return fixed(set && contains(set, first.value));
}

function exactly(set: ValueSet | undefined): Bounds {
  return set ? { certain: set, possible: set } : UNKNOWN;
}

function fixed(truth: boolean | undefined): Bounds {
  return truth === undefined ? UNKNOWN : truth ? ALWAYS : NEVER;
}
