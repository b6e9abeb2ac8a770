import type { Budget } from './budget.js';
import type { Condition } from './condition.js';
import { within } from './domain.js';
import type { Field } from './field.js';
import { intersect, isEmpty, subtract, type ValueSet } from './value-set.js';

/** A condition that must come out as `truth`. */
export interface Goal {
  readonly condition: Condition;
  readonly truth: boolean;
}

/** What is assumed: values that fields are limited to, and how opaque conditions come out. */
export interface Assumptions {
  readonly values: ReadonlyMap<Field, ValueSet>;
  readonly opaque: ReadonlyMap<string, { readonly condition: OpaqueCondition; readonly truth: boolean }>;
}

/** What is taken as true or false as a whole: comparisons of two fields, and what is not understood. */
export type OpaqueCondition = Extract<Condition, { kind: 'opaque' | 'compare' }>;

type Leaf = Extract<Condition, { kind: 'field' }> | OpaqueCondition;

const NONE: Assumptions = { values: new Map(), opaque: new Map() };

/**
 * Assumptions under which all goals hold; undefined if there are none whatever the opaque conditions are, which then is
 * certain. An answer is certain too where it assumes nothing of opaque conditions.
 */
export function satisfy(goals: readonly Goal[], budget: Budget): Assumptions | undefined {
  return search(goals, NONE, budget);
}

function search(goals: readonly Goal[], assumed: Assumptions, budget: Budget): Assumptions | undefined {
  const open: Goal[] = [];
  for (const goal of goals) {
    const truth = truthUnder(goal.condition, assumed, budget);
    if (truth === undefined) open.push(goal);
    else if (truth !== goal.truth) return undefined;
  }
  const [next] = open;
  if (!next) return assumed;
  const leaf = openLeaf(next.condition, assumed, budget)!;
  // The likelier way first: what makes the goal's own leaves come out as the goal wants.
  for (const truth of [next.truth, !next.truth]) {
    const found = search(open, assuming(assumed, leaf, truth), budget);
    if (found) return found;
  }
  return undefined;
}

function truthUnder(condition: Condition, assumed: Assumptions, budget: Budget): boolean | undefined {
  budget.spend(1);
  switch (condition.kind) {
    case 'constant':
      return condition.truth;
    case 'field': {
      const possible = valuesUnder(condition.field, assumed);
      if (isEmpty(within(condition.field.domain, intersect(possible, condition.set)))) return false;
      return isEmpty(within(condition.field.domain, subtract(possible, condition.set))) ? true : undefined;
    }
    case 'compare':
    case 'opaque':
      return assumed.opaque.get(condition.key)?.truth;
    case 'not': {
      const truth = truthUnder(condition.of, assumed, budget);
      return truth === undefined ? undefined : !truth;
    }
    case 'and':
    case 'or':
      return joined(condition.of, condition.kind === 'or', assumed, budget);
  }
}

/** The truth of `or` (`deciding` is true) or `and` (false). */
function joined(
  of: readonly Condition[],
  deciding: boolean,
  assumed: Assumptions,
  budget: Budget,
): boolean | undefined {
  let truth: boolean | undefined = !deciding;
  for (const condition of of) {
    const each = truthUnder(condition, assumed, budget);
    if (each === deciding) return deciding;
    if (each === undefined) truth = undefined;
  }
  return truth;
}

function openLeaf(condition: Condition, assumed: Assumptions, budget: Budget): Leaf | undefined {
  if (truthUnder(condition, assumed, budget) !== undefined) return undefined;
  switch (condition.kind) {
    case 'constant':
      return undefined;
    case 'field':
    case 'compare':
    case 'opaque':
      return condition;
    case 'not':
      return openLeaf(condition.of, assumed, budget);
    default:
      for (const part of condition.of) {
        const leaf = openLeaf(part, assumed, budget);
        if (leaf) return leaf;
      }
      return undefined;
  }
}

function assuming(assumed: Assumptions, leaf: Leaf, truth: boolean): Assumptions {
  if (leaf.kind !== 'field') {
    return { ...assumed, opaque: new Map(assumed.opaque).set(leaf.key, { condition: leaf, truth }) };
  }
  const possible = valuesUnder(leaf.field, assumed);
  const kept = truth ? intersect(possible, leaf.set) : subtract(possible, leaf.set);
  return { ...assumed, values: new Map(assumed.values).set(leaf.field, kept) };
}

function valuesUnder(field: Field, assumed: Assumptions): ValueSet {
  return assumed.values.get(field) ?? field.domain.set;
}
