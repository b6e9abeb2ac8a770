import type { Ir } from '../ir/expression.js';
import type { Maybe } from '../values/value.js';
import type { Condition } from './condition.js';
import type { Field } from './field.js';
import { overlap } from './read.js';

/** Answers the value that an expression has in the case at hand; undefined where it is not known. */
export type Actual = (ir: Ir) => { readonly value: Maybe } | undefined;

/** The case at hand, with some fields changed to a value, and perhaps one of which the value is still looked for. */
export class Situation {
  readonly #actual: Actual;
  readonly #changed: ReadonlyMap<Field, Maybe>;
  readonly #free: Field | undefined;

  constructor(actual: Actual, changed: ReadonlyMap<Field, Maybe> = new Map(), free?: Field) {
    this.#actual = actual;
    this.#changed = changed;
    this.#free = free;
  }

  with(field: Field, value: Maybe): Situation {
    return new Situation(this.#actual, new Map(this.#changed).set(field, value), this.#free);
  }

  freeing(field: Field): Situation {
    return new Situation(this.#actual, this.#changed, field);
  }

  /** The field's value; undefined where it is not known, or not independent of a field that is changed or free. */
  valueOf(field: Field): { readonly value: Maybe } | undefined {
    if (this.#changed.has(field)) return { value: this.#changed.get(field) };
    for (const touched of this.#touched()) {
      if (!overlap(touched.path, field.path)) continue;
      if (!isWithin(touched, field)) return undefined;
      if (this.#isObject(field)) continue;
      // A field with a value makes the object that it is in.
      return this.#changed.get(touched) === undefined ? undefined : { value: {} };
    }
    return this.#actual(field.ir);
  }

  /** Whether the field, which has no value now, becomes an object as soon as the free field has a value. */
  isMadeByFree(field: Field): boolean {
    if (
      !this.#free ||
      !isWithin(this.#free, field) ||
      [...this.#changed.keys()].some(({ path }) => overlap(path, field.path))
    )
      return false;
    const actual = this.#actual(field.ir);
    return actual !== undefined && (actual.value ?? null) === null;
  }

  #isObject(field: Field): boolean {
    const value = this.#actual(field.ir)?.value;
    return typeof value === 'object' && value !== null;
  }

  /** Whether a condition that is not reasoned about holds; undefined where it may depend on a changed field. */
  truthOf(condition: Extract<Condition, { kind: 'opaque' }>): boolean | undefined {
    const touched = this.#touched();
    if (condition.reads.some((read) => touched.some(({ path }) => overlap(read, path)))) return undefined;
    const actual = this.#actual(condition.ir);
    return actual && condition.holds(actual.value);
  }

  #touched(): Field[] {
    return [...this.#changed.keys(), ...(this.#free ? [this.#free] : [])];
  }
}

function isWithin(inner: Field, outer: Field): boolean {
  return inner.path.keys.length > outer.path.keys.length && overlap(inner.path, outer.path);
}
