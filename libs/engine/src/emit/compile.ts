import type { Code } from './code.js';

let compiled = 0;

/**
 * Makes a function of generated code: this file is the only one where text becomes a program. `body` is the body of a
 * function that is called once with `values` (under the name `parameter`) and returns what is wanted.
 *
 * Each program's text differs by its number: V8 shares functions whose texts are equal, and what is shared is not
 * specialised to its constants (measured: 1.4 times slower).
 */
export function compileFunction<F>(parameter: Code, body: Code, values: readonly unknown[]): F {
  compiled += 1;
  const make = new Function(String(parameter), `"use strict";\n${body}\n//# sourceURL=reckoner-${compiled}`);
  return make(values) as F;
}

/** Whether programs may be made from text here; a strict content security policy forbids it. */
export function canCompile(): boolean {
  try {
    return new Function('return true')() as boolean;
  } catch {
    return false;
  }
}
