import type { Maybe, Value } from '../values/value.js';
import type { Type } from '../types/type.js';

/** What an operator may know of the outside: the event's receive time, never the clock. */
export interface OperatorContext {
  /** RFC 3339. */
  readonly now: string;
}

export type OperatorGroup = 'logic' | 'number' | 'text' | 'list' | 'date' | 'money' | 'duration' | 'data';

export interface Parameter {
  readonly name: string;
  /** What it takes. A missing argument of a required parameter is given to `evaluate` as null. */
  readonly type: Type;
  readonly summary: string;
  /** May be left out. */
  readonly optional?: boolean;
  /** The last parameter may repeat. */
  readonly variadic?: boolean;
  /** Reads a value that is written out, while checking: throws the `Failure` that it would meet in every run. */
  readonly read?: (value: Maybe) => unknown;
  /** An expression evaluated per element, with `item` (and for reduce `accumulator`) in scope. */
  readonly perItem?: boolean;
}

/** An executed piece of documentation: the formula over the data gives the result, or fails with the code. */
export interface OperatorExample {
  readonly formula: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** As JSON would show it; a decimal of more than 15 digits as `{ "decimal": "…" }`. */
  readonly result?: unknown;
  /** The code of the failure instead of a result. */
  readonly failure?: string;
}

interface OperatorBase {
  /** Its JSON-Logic name, and the function name in formulas (infix operators have a symbol too). */
  readonly name: string;
  readonly group: OperatorGroup;
  /** One sentence, present tense. */
  readonly summary: string;
  /** Further paragraphs: null and missing, edge cases, differences from the reference. */
  readonly docs?: string;
  readonly parameters: readonly Parameter[];
  readonly result: Type | ((args: readonly Type[]) => Type);
  /** At least two; all are run by the tests. */
  readonly examples: readonly OperatorExample[];
  /** Standard JSON-Logic: json-logic-js has it too. */
  readonly standard?: boolean;
}

/** An operator whose arguments are all evaluated first. Missing arguments arrive as null unless `seesMissing`. */
export interface StrictOperator extends OperatorBase {
  readonly form: 'strict';
  readonly seesMissing?: boolean;
  /**
   * By default a call counts for all its texts and lists (`operators/effort.ts`). `own`: it takes the same time however
   * long they are, or what it calls counts for itself.
   */
  readonly effort?: 'own';
  /** Depends on its arguments and `context` alone; throws `Failure` and nothing else. */
  evaluate(args: readonly Maybe[], context: OperatorContext): Maybe;
  /**
   * Where a plain JavaScript expression does the same for arguments of these types: its text, else undefined.
   * `args` are texts of side-effect-free expressions (locals or constants). Only for what `evaluate` agrees with.
   */
  emit?(args: readonly string[], types: readonly Type[]): string | undefined;
}

/** An operator with its own order of evaluation; the IR has a node for it, the interpreter and emitter give its meaning. */
export interface SpecialOperator extends OperatorBase {
  readonly form: 'special';
}

export type Operator = StrictOperator | SpecialOperator;

export type { Maybe, Value };
