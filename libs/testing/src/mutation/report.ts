import type { Span } from '@reckoner/diagnostics';

/** What became of one mutant. Killed ones are only counted. */
export interface MutantReport {
  readonly operator: string;
  /** "rule `approved`: `!=` became `==`" */
  readonly description: string;
  /** "rules billing/eligibility" */
  readonly of: string;
  readonly span: Span;
  /** The code there, and what it became. */
  readonly before: string;
  readonly after: string;
}

/** What changing definitions showed about their tests. */
export interface MutationReport {
  readonly killed: number;
  /** Changes that no case notices, in the order of the files. */
  readonly survivors: readonly MutantReport[];
  /** Changes that provably change nothing; they count neither way. */
  readonly equivalent: readonly MutantReport[];
  /** Changes that the checks refuse; they count neither way. */
  readonly invalid: number;
  /** killed / (killed + survived), from 0 to 1; 1 where nothing could be changed. */
  readonly score: number;
  /** By operator, in the order of the list. */
  readonly operators: readonly { readonly name: string; readonly killed: number; readonly survived: number }[];
  /** Where only some were tried: how many there were, and the seed that chose them. */
  readonly sample?: { readonly of: number; readonly seed: number };
}
