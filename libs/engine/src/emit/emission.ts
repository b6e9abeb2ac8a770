import type { Code } from './code.js';
import type { Names } from './names.js';
import type { Unit } from './unit.js';

/** What is the same throughout one generated function. */
export interface Emission {
  readonly unit: Unit;
  readonly names: Names;
  /**
   * In the form of a function that takes for granted that the objects on the way to fields are there: how it leaves for
   * its general form. Undefined in the general form, which reads step by step.
   */
  readonly leave: Leave | undefined;
  /** The function is called in a loop. */
  readonly isRepeated?: boolean;
}

export interface Leave {
  /** The statement that returns what the general form does. */
  readonly statement: Code;
  /**
   * Set where objects are read of which nothing is known: a read from null or missing throws a TypeError, which the
   * function then catches. Asking each of them first costs more than all the rest of a small rule.
   */
  isCaught: boolean;
}
