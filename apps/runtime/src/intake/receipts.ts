import type { IncomingEvent, IntakeProblem } from './incoming.js';
import type { Receipt } from './intake.js';

/** More problems are counted, but not listed. */
const LISTED_MAX = 1_000;

/** What became of many events: how many of each, and why which were not taken. */
export class Receipts {
  accepted = 0;
  duplicate = 0;
  conflict = 0;
  refused = 0;
  readonly problems: IntakeProblem[] = [];

  add({ outcome }: Receipt, event: IncomingEvent, at?: number): void {
    this[outcome] += 1;
    if (outcome === 'conflict') this.#list({ ...conflictOf(event), ...(at === undefined ? {} : { at }) });
  }

  refuse(problem: IntakeProblem): void {
    this.refused += 1;
    this.#list(problem);
  }

  #list(problem: IntakeProblem): void {
    if (this.problems.length < LISTED_MAX) this.problems.push(problem);
  }
}

/** What is said of an event whose id another body came under. */
export function conflictOf({ source, sourceId }: IncomingEvent): IntakeProblem {
  return {
    code: 'EVENT_CONFLICT',
    message: `Event ${sourceId} of ${source} came before with another body; the first one stands, and a case is open.`,
    remedy: 'If this is a correction, send it under an id of its own.',
  };
}
