/** What conformance mode computes with: JSON, and `undefined` where the reference yields it. Numbers are doubles. */
export type Data = undefined | null | boolean | number | string | readonly Data[] | { readonly [key: string]: Data };

/** What an operator may use beside its arguments. */
export interface Run {
  /** Adds steps; too many end the evaluation. */
  charge(steps: number): void;
  /** Evaluates data as JSON-Logic; the reference does so with the keys given to `missing`. */
  apply(logic: Data, data: Data): Data;
}

/** An operator of the reference whose arguments are all evaluated first; `data` is what `var` reads at this place. */
export type ReferenceOperator = (args: readonly Data[], data: Data, run: Run) => Data;
