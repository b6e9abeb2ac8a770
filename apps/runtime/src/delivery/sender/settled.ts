import type { Claimed } from './claimed.js';
import type { Outcome } from './outcome.js';

/** A try that is over: what it was about, what came of it, and what to keep of the answer. */
export interface Settled {
  readonly claimed: Claimed;
  readonly outcome: Outcome | Released;
  readonly status: number | undefined;
  /** The answer's bytes, masked and cut; undefined where there is none, or nothing worth keeping. */
  readonly answer: Buffer | undefined;
}

/** Claimed, and given back before anything was sent. */
export interface Released {
  readonly to: 'released';
}
