import type { Names } from './names.js';
import type { Code } from './code.js';
import type { Unit } from './unit.js';

/** What is the same throughout one generated function. */
export interface Emission {
  readonly unit: Unit;
  readonly names: Names;
  /**
   * The statement that leaves the function for its general form, in the form that takes for granted that objects on
   * the way to fields are there; undefined in the general form, which reads step by step.
   */
  readonly leave: Code | undefined;
}
