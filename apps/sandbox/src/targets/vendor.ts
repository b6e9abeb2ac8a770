/** What a stand-in for a vendor's system must say of itself; the rest (limits, faults, ledger) is the same for all. */
import type { Answer, Incoming } from '../http/server.js';
import type { EmittedRecord, Effect, RequestRecord, Unnumbered } from '../ledger/records.js';
import type { Books } from './books.js';
import type { Settings } from './settings.js';

/** A refusal before the vendor words it in its own shape. */
export interface Refusal {
  status: number;
  code: string;
  message: string;
  /** The field that is wrong. */
  place?: string;
}

export interface Handled {
  answer: Answer;
  effects?: Effect[];
  isSame?: true;
  isReplay?: true;
  job?: RequestRecord['job'];
  /** Events of the source that this answer hands out for the first time. */
  handedOut?: Unnumbered<EmittedRecord>[];
  /** The same answer with other figures, for a target that says back what it was not told. */
  echo?: (alter: (effect: Effect) => Effect) => Answer;
}

export interface Plan {
  operation: string;
  isWrite: boolean;
  reference?: string | undefined;
  idempotencyKey?: string | undefined;
  /** Works out answer and effects; changes nothing itself. `refuses` names items of a batch to be refused. */
  carryOut: (refuses?: (item: number) => boolean) => Handled;
}

export interface Desk {
  name: string;
  /** Address of this target's root, for links in answers. */
  base: string;
  settings: Settings;
  books: Books;
  /** Moment of the request at hand. */
  at: number;
}

export interface Vendor {
  auth: 'oauth' | 'basic' | 'bearer' | 'none';
  /** Where the vendor's own limits differ from none. */
  limits?: Partial<Settings>;
  /** A write needs a token that a read handed out, and its cookie. */
  needsCsrf?: true;
  /** Writes may ask for a job with `Prefer: respond-async`. */
  takesJobs?: true;
  /** Where a job is asked after, before its number. */
  jobs?: string;
  plan: (incoming: Incoming, desk: Desk) => Plan;
  refuse: (refusal: Refusal) => Answer;
}
