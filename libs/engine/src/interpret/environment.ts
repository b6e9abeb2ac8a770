import type { Ir, Local } from '../ir/expression.js';
import { Failure } from '../values/failure.js';
import type { Maybe, ObjectValue, Value } from '../values/value.js';
import type { ReferenceIr, SchemaIr } from '../ir/definitions.js';
import type { StepIr } from '../ir/flow.js';
import type { Result } from '../run/execution.js';

/** An evaluation may take so many steps (nodes visited) before it is stopped. */
export const STEPS_MAX = 1_000_000;

/**
 * Thrown where a row or balance is not at hand, or a value depends on one. Caught at each step, whose result is then
 * `UNKNOWN`, so that one round asks for everything that does not depend on the answers.
 */
export class Ask {}

/** The value of a local that depends on what was asked for. */
export const UNKNOWN = Symbol('unknown');

/** What interpreting needs from around it. */
export interface Surroundings {
  /** RFC 3339: the event's receive time. */
  readonly now: string;
  /** The row that is valid at a day; missing where there is none; throws `Ask` where the row is not at hand. */
  readonly row: (table: ReferenceIr, keys: readonly Maybe[], at: string | undefined) => ObjectValue | undefined;
  /** What is wrong with a value by a schema, in words; undefined where it fits. */
  readonly validate: (schema: SchemaIr, value: Maybe) => string | undefined;
  /** Told of each value, for coverage and explanations. */
  readonly observe?: Observer;
}

export interface Observer {
  /** An expression came out as `value`. */
  value?(ir: Ir, value: Maybe): void;
  /** A rule, row, field, step or branch with this id was reached or chosen. */
  reached?(id: number, how: 'reached' | 'chosen' | 'skipped'): void;
  /** What follows, until `leave`, belongs to this step or part. */
  enter?(what: StepIr | Part): void;
  leave?(end: Result | undefined): void;
}

/** A part of a split while it runs. */
export interface Part {
  readonly kind: 'part';
  readonly key: string;
  readonly value: Value;
}

/** The values of the locals in scope of one evaluation, and the steps it may still take. */
export class Environment {
  readonly surroundings: Surroundings;
  readonly #values = new Map<number, Maybe | typeof UNKNOWN>();
  readonly #parent: Environment | undefined;
  readonly #budget: { left: number };

  constructor(surroundings: Surroundings, parent?: Environment) {
    this.surroundings = surroundings;
    this.#parent = parent;
    this.#budget = parent ? parent.#budget : { left: STEPS_MAX };
  }

  bind(local: Local, value: Maybe | typeof UNKNOWN): void {
    this.#values.set(local.id, value);
  }

  get(local: Local): Maybe {
    const value = this.#values.get(local.id);
    if (value === undefined) return this.#values.has(local.id) ? undefined : this.#parent?.get(local);
    if (value === UNKNOWN) throw new Ask();
    return value;
  }

  /** The same surroundings and budget, with these values in addition; bindings made inside stay inside. */
  child(): Environment {
    return new Environment(this.surroundings, this);
  }

  step(count = 1): void {
    this.#budget.left -= count;
    if (this.#budget.left < 0) throw new Failure('STEP_LIMIT', `the evaluation took more than ${STEPS_MAX} steps`);
  }
}
