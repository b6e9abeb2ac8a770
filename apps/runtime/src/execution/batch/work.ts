import type { Execution } from '@reckoner/engine';
import type { JobHost } from './batch-host.js';
import type { Job } from './prepare.js';

/**
 * What is done about a job: `run` it, or let it end at once because another revision stands. `drop`: what it was to be
 * attempted again is superseded.
 */
export type Verdict = 'run' | 'older' | 'same' | 'conflict' | 'drop';

/** A job while its batch is worked on. */
export interface Work {
  readonly job: Job;
  readonly verdict: Verdict;
  /** Undefined where nothing will be stored. */
  readonly executionId: number | undefined;
  readonly attempt: number;
  /** Another attempt of an execution that is stored. */
  readonly isAgain: boolean;
  readonly businessKeyId: number | undefined;
  /** The k of an operator's revision n.k; else 0. */
  readonly operatorRevision: number;
  /** The execution that stood before, in the database or earlier in this batch. */
  prior: number | undefined;
  /** The one that it gives way to. */
  supersededBy: number | undefined;
  execution: Execution | undefined;
  host: JobHost | undefined;
}
