import type { Maybe } from '../values/value.js';
import { boundsOf, certainlyHolds } from './bounds.js';
import { Budget, decide } from './budget.js';
import { comparedWith, mirrored } from './comparison.js';
import type { Condition } from './condition.js';
import { describeSet } from './describe.js';
import { within } from './domain.js';
import type { Field } from './field.js';
import { compareCuts, type Cut } from './line.js';
import { Situation, type Actual } from './situation.js';
import { contains, isEmpty, unite, valuesOf, type ValueSet } from './value-set.js';
import { nearest, pick } from './witness.js';

/** A field that must have another value: any of `to`. */
export interface Change {
  readonly field: Field;
  /** As written: `project.status`. */
  readonly path: string;
  readonly from: Maybe;
  readonly to: ValueSet;
  /** The value of `to` that is nearest to the actual one. */
  readonly nearest: Maybe;
  /** `project.status is not closed`. */
  readonly text: string;
}

export interface SmallestChanges {
  /** Ways to reach the goal, all with as few changed fields as are known to do; at most `ALTERNATIVES_MAX`. */
  readonly alternatives: readonly (readonly Change[])[];
  /** There may be a way with fewer fields, or any way at all, through conditions that are not reasoned about. */
  readonly undecided: boolean;
}

export const ALTERNATIVES_MAX = 5;

/** Nobody acts on more changes at once. */
const CHANGED_MAX = 3;

export const CHANGE_STEPS = 200_000;

/** What would have to change in the case at hand for the goal to hold: no change at all is one empty alternative. */
export function smallestChanges(goal: Condition, actual: Actual, steps: number = CHANGE_STEPS): SmallestChanges {
  const search = new ChangeSearch(goal, actual, new Budget(steps));
  const done = decide(() => search.run());
  return { alternatives: search.found, undecided: search.undecided || done === 'undecided' };
}

type Box = ReadonlyMap<Field, ValueSet>;

class ChangeSearch {
  readonly found: Change[][] = [];
  undecided = false;
  readonly #goal: Condition;
  readonly #actual: Actual;
  readonly #fields: readonly Field[];
  readonly #leaves: readonly Condition[];
  readonly #budget: Budget;

  constructor(goal: Condition, actual: Actual, budget: Budget) {
    this.#goal = goal;
    this.#actual = actual;
    this.#budget = budget;
    this.#leaves = [...leavesOf(goal)];
    this.#fields = [...new Set(this.#leaves.flatMap(fieldsOf))];
  }

  run(): void {
    if (certainlyHolds(this.#goal, new Situation(this.#actual))) {
      this.found.push([]);
      return;
    }
    for (let count = 1; count <= CHANGED_MAX && this.found.length === 0; count++) {
      for (const fields of choices(this.#fields, count)) this.#try(fields);
    }
    // A field that only such a condition reads could do with less.
    if (this.#leaves.some(({ kind }) => kind === 'opaque') && this.found[0]?.length !== 1) this.undecided = true;
  }

  #try(fields: readonly Field[]): void {
    if (this.found.length >= ALTERNATIVES_MAX) return;
    const situation = new Situation(this.#actual);
    for (const box of this.#solve(fields, situation)) {
      if (this.found.length < ALTERNATIVES_MAX)
        this.found.push([...box].map(([field, to]) => this.#change(field, to, situation)));
    }
  }

  /** Boxes of values for the fields that reach the goal. */
  #solve([field, ...rest]: readonly Field[], situation: Situation): Box[] {
    this.#budget.spend(this.#leaves.length + 1);
    if (rest.length > 0) return this.#split(field!, rest, situation);
    const { certain, possible } = boundsOf(this.#goal, field!, situation);
    const values = within(field!.domain, certain);
    if (!isEmpty(values)) return [new Map([[field!, values]])];
    if (!isEmpty(within(field!.domain, possible))) this.undecided = true;
    return [];
  }

  /** Tries each part of the first field's values that conditions can tell from the others. */
  #split(field: Field, rest: readonly Field[], situation: Situation): Box[] {
    const actual = situation.valueOf(field);
    const tied = this.#leaves.some((leaf) => leaf.kind === 'compare' && isTied(leaf, field, rest));
    const boxes = new Map<string, Box>();
    for (const part of this.#parts(field, situation)) {
      if (actual && contains(part, actual.value)) continue;
      const found = witnesses(field, part, actual?.value, tied).flatMap((value) =>
        this.#fixing(field, value, rest, situation),
      );
      // Where fields are compared with each other, the values tried may be the wrong ones.
      if (tied && found.length === 0) this.undecided = true;
      for (const { value, box } of found) {
        const key = keyOf(box);
        const known = boxes.get(key)?.get(field);
        const values = tied ? valuesOf([value]) : part;
        if (!known || !tied) boxes.set(key, new Map([[field, known ? unite(known, values) : values], ...box]));
      }
    }
    return [...boxes.values()];
  }

  #fixing(field: Field, value: Maybe, rest: readonly Field[], situation: Situation): { value: Maybe; box: Box }[] {
    return this.#solve(rest, situation.with(field, value)).map((box) => ({ value, box }));
  }

  #parts(field: Field, situation: Situation): ValueSet[] {
    const cuts: Cut[] = [...field.domain.set];
    for (const leaf of this.#leaves) {
      if (leaf.kind === 'field' && leaf.field === field) cuts.push(...leaf.set);
      if (leaf.kind === 'compare') cuts.push(...(comparedSet(leaf, field, situation) ?? []));
    }
    cuts.sort(compareCuts);
    return cuts.flatMap((cut, index) => {
      const next = cuts[index + 1];
      const part = next && compareCuts(cut, next) < 0 ? within(field.domain, [cut, next]) : [];
      return part.length === 0 ? [] : [part];
    });
  }

  #change(field: Field, to: ValueSet, situation: Situation): Change {
    const from = situation.valueOf(field)?.value;
    const text = `${field.name} is ${describeSet(field.domain, to)}`;
    return { field, path: field.name, from, to, nearest: nearest(field.domain, to, from)!.value, text };
  }
}

function* leavesOf(condition: Condition): Generator<Condition> {
  if (condition.kind === 'not') yield* leavesOf(condition.of);
  else if (condition.kind === 'and' || condition.kind === 'or') for (const part of condition.of) yield* leavesOf(part);
  else yield condition;
}

function fieldsOf(leaf: Condition): Field[] {
  if (leaf.kind === 'field') return [leaf.field];
  return leaf.kind === 'compare' ? [leaf.left, leaf.right] : [];
}

type Compare = Extract<Condition, { kind: 'compare' }>;

/** Whether the comparison is of this field with one of the others. */
function isTied({ left, right }: Compare, field: Field, others: readonly Field[]): boolean {
  return (left === field && others.includes(right)) || (right === field && others.includes(left));
}

/** The values of the field for which the comparison holds, as the other side now is. */
function comparedSet({ operator, left, right }: Compare, field: Field, situation: Situation): ValueSet | undefined {
  if (left !== field && right !== field) return undefined;
  const other = situation.valueOf(left === field ? right : left);
  return other && comparedWith(left === field ? operator : mirrored(operator), other.value, field.ir.type);
}

/** Values of the part to try: one stands for all, unless the field is compared with another that changes too. */
function witnesses(field: Field, part: ValueSet, actual: Maybe, tied: boolean): Maybe[] {
  const near = nearest(field.domain, part, actual);
  const low = tied ? pick(field.domain, part) : undefined;
  return [near, low].flatMap((witness) => (witness ? [witness.value] : []));
}

function keyOf(box: Box): string {
  return JSON.stringify(
    [...box].map(([field, set]) => [field.key, set.map(({ rank, at, after }) => [rank, String(at), after])]),
  );
}

/** All choices of so many items, in their order. */
function* choices<T>(items: readonly T[], count: number, from = 0): Generator<T[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (let index = from; index <= items.length - count; index++) {
    for (const rest of choices(items, count - 1, index + 1)) yield [items[index]!, ...rest];
  }
}
