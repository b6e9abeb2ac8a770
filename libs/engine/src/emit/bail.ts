/** Thrown by generated code where the fast way ends: the interpreter then does the whole evaluation. */
export const BAIL = Symbol('bail');
