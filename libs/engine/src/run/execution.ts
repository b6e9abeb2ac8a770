import type { Num, ObjectValue, Value } from '../values/value.js';

/** How an execution, a purpose or a part of a split ended. */
export type EndState = 'accepted' | 'held' | 'excluded' | 'rejected' | 'failed' | 'superseded';

/** One event's outcome in one flow, nested as the flow nests. The same type everywhere: command line, runtime, tests, plan. */
export interface Result {
  outcome: EndState;
  reason?: string;
  message?: string;
  owner?: string;
  remedy?: string;
  /** When a hold opens its case: a timestamp or a duration such as `P3D`, as the rule or the catalogue says. */
  deadline?: string;
  error?: { code: string; message: string };
  purposes?: Record<string, Result>;
  parts?: PartResult[];
}

export interface PartResult extends Result {
  part: string;
}

/** One effect owed to one target. */
export interface Delivery {
  purpose: string;
  part?: string;
  to: string;
  operation: string;
  key: readonly Value[];
  body: Value;
  /** The object that the delivery books, where it is not the body. */
  books?: Value;
  remember?: Remembering;
}

/** The row that a delivery writes when the target has confirmed it, as far as it is known before. */
export interface Remembering {
  /** The reference table. */
  in: string;
  /** What does not rest on the answer, by the formula that it is written as. */
  given: ObjectValue;
}

/** What a purpose or part was granted by a balance; given back when it does not end accepted. */
export interface Draw {
  balance: string;
  key: string;
  amount: Num;
}

export interface FlowEvent {
  readonly data: Value;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** RFC 3339; what `now` is. */
  readonly time: string;
  readonly legalEntity?: string;
}

/** Answered by a host that does not have the rows or the balance at hand yet. */
export const ASK = Symbol('ask');

/** What a flow needs from outside. Pure for the duration of one run. */
export interface Host {
  /** The row of an environment table, or `ASK`: the run then ends with the keys it still needs. */
  row(table: string, keys: readonly Value[], at: string | undefined): ObjectValue | undefined | typeof ASK;
  /** What was drawn so far on this key. */
  balance(balance: string, key: string): Num | typeof ASK;
}

/** What the run still needs; the caller fetches it and runs again (at most `ROUNDS_MAX` times). */
export interface Asked {
  readonly rows: readonly {
    readonly table: string;
    readonly keys: readonly Value[];
    readonly at: string | undefined;
  }[];
  readonly balances: readonly { readonly balance: string; readonly key: string }[];
}

export const ROUNDS_MAX = 8;

export interface Execution {
  result: Result;
  deliveries: Delivery[];
  draws: Draw[];
  /** The flow's subject, as far as it was bound. */
  subject: Value | undefined;
  /** Set where the run ended because the host answered `ASK`; result and deliveries then mean nothing. */
  asked?: Asked;
}
