import type { Span } from '@reckoner/diagnostics';
import type { Execution } from '../run/execution.js';
import type { Maybe } from '../values/value.js';

/** Why an event ended as it did: what each step did, with values; what would have to change; where each output comes from. */
export interface Explanation {
  readonly execution: Execution;
  readonly steps: readonly ExplainedStep[];
}

/** A step, or a part of a split, as it ran. */
export interface ExplainedStep {
  /** `decide billing/eligibility`, `part overtime`. */
  readonly title: string;
  readonly span: Span | undefined;
  /** `skipped`, `ended`: the scope ended here. */
  readonly how: 'ran' | 'skipped' | 'ended';
  /** In words: "rejected PROJECT_CLOSED", "row ot-de", "found". */
  readonly outcome: string | undefined;
  /** Values that the step read or made, as the definition writes them. */
  readonly values: readonly ExplainedValue[];
  readonly rules: readonly ExplainedRule[];
  /** What would have to change for another outcome, easiest first. */
  readonly changes: readonly string[];
  /** For a delivery: where each field of its body comes from. */
  readonly lineage: readonly Lineage[];
  readonly steps: readonly ExplainedStep[];
}

export interface ExplainedValue {
  readonly text: string;
  readonly value: Maybe;
}

/** A rule or row that was looked at. */
export interface ExplainedRule {
  readonly id: string;
  readonly holds: boolean;
  readonly span: Span;
  readonly conditions: readonly ExplainedCondition[];
  /** It failed in one condition or cell alone. */
  readonly isNearMiss: boolean;
}

export interface ExplainedCondition {
  readonly text: string;
  readonly holds: boolean;
  readonly values: readonly ExplainedValue[];
}

/** An output field and what it was made from: source fields, look-ups, rules, constants. */
export interface Lineage {
  readonly path: string;
  readonly value: Maybe;
  readonly from: readonly string[];
}
