import type { IntakeProblem } from './incoming.js';
import type { Receipt } from './intake.js';

/** More refusals are counted, but not listed. */
const REFUSED_LISTED_MAX = 1_000;

/** What became of many events: how many of each, and why which were refused. */
export class Receipts {
  accepted = 0;
  duplicate = 0;
  conflict = 0;
  refused = 0;
  readonly problems: IntakeProblem[] = [];

  add({ outcome }: Receipt): void {
    this[outcome] += 1;
  }

  refuse(problem: IntakeProblem): void {
    this.refused += 1;
    if (this.problems.length < REFUSED_LISTED_MAX) this.problems.push(problem);
  }
}
