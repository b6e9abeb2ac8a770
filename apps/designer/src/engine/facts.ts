/** What the worker answers: plain values that can be sent, with places by offsets and values as exact JSON texts. */

/** A part of a file's text. */
export interface PlacedSpan {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** Both begin at 1. */
  readonly line: number;
  readonly column: number;
}

/** A replacement in a file. */
export interface FileEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A file with its text; null where it is deleted. */
export interface FileText {
  readonly path: string;
  readonly text: string | null;
}

/** Something that was found about a definition. */
export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly reason: string | undefined;
  readonly hint: string | undefined;
  readonly at: PlacedSpan;
  readonly related: readonly { readonly at: PlacedSpan; readonly message: string }[];
  readonly hasFix: boolean;
}

/** What is found about the workspace at a version of it. */
export interface Findings {
  readonly version: number;
  readonly findings: readonly Finding[];
}

/** A way to mend a finding. */
export interface FixOffer {
  readonly title: string;
  readonly message: string;
  readonly at: PlacedSpan;
  readonly edits: readonly FileEdit[];
}

/** A part of a file that has a name. */
export interface OutlineFact {
  readonly name: string;
  readonly detail: string;
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly children: readonly OutlineFact[];
}

/** What a new name of a definition makes necessary, or why it cannot be. */
export type RenamePlan =
  | { readonly moves: readonly (readonly [from: string, to: string])[]; readonly edits: readonly FileEdit[] }
  | { readonly refused: string };

/** A value with the words that it was read by. `json` is undefined where it is missing. */
export interface SaidValue {
  readonly text: string;
  readonly json: string | undefined;
}

/** A rule or row that was looked at. */
export interface SaidRule {
  readonly id: string;
  readonly holds: boolean;
  readonly isNearMiss: boolean;
  readonly at: PlacedSpan;
  readonly conditions: readonly {
    readonly text: string;
    readonly holds: boolean;
    readonly values: readonly SaidValue[];
  }[];
}

/** An output field and what it was made from. */
export interface SaidLineage {
  readonly path: string;
  readonly json: string | undefined;
  readonly from: readonly string[];
}

/** A step as it ran. */
export interface SaidStep {
  readonly title: string;
  readonly how: 'ran' | 'skipped' | 'ended';
  readonly outcome: string | undefined;
  readonly at: PlacedSpan | undefined;
  readonly values: readonly SaidValue[];
  readonly rules: readonly SaidRule[];
  readonly changes: readonly string[];
  readonly lineage: readonly SaidLineage[];
  readonly steps: readonly SaidStep[];
}

/** What is owed to a target. */
export interface SaidDelivery {
  readonly purpose: string;
  readonly part: string | undefined;
  readonly to: string;
  readonly operation: string;
  readonly key: string;
  /** JSON, indented. */
  readonly body: string;
}

/** How a purpose or part ended. */
export interface SaidResult {
  readonly outcome: 'accepted' | 'held' | 'excluded' | 'rejected' | 'failed' | 'superseded';
  readonly reason: string | undefined;
  readonly message: string | undefined;
  readonly owner: string | undefined;
  readonly remedy: string | undefined;
  readonly purposes: readonly { readonly name: string; readonly result: SaidResult }[];
  readonly parts: readonly { readonly name: string; readonly result: SaidResult }[];
}

/** A row that a run looked for in vain. */
export interface RowWanted {
  readonly table: string;
  readonly keys: readonly string[];
  /** The fields of a row by which the table is looked up. */
  readonly keyFields: readonly string[];
  readonly at: string | undefined;
  /** The key as rows of the environment are asked for; undefined where the table's rows are of the release. */
  readonly environmentKey: string | undefined;
}

/** A row that is there for one try only. */
export interface TriedRow {
  readonly table: string;
  readonly json: string;
}

/** Rows of the environment as the runtime answered them: text, so that no number loses a digit. */
export interface RowsPage {
  readonly table: string;
  readonly json: string;
}

/** What is tried: a flow, or a definition by itself. */
export interface TrySubject {
  readonly kind: 'flow' | 'mapping' | 'rules' | 'table';
  readonly id: string;
  readonly file: string;
  /** `data` for a flow; the inputs of others. */
  readonly inputs: readonly { readonly name: string; readonly schema: string | undefined }[];
  /** By the name of the input: files of samples that fit it, best first. */
  readonly samples: Readonly<Record<string, readonly string[]>>;
}

/** What is asked of a run. `inputs` are JSON texts by name. */
export interface TryRequest {
  readonly subject: Pick<TrySubject, 'kind' | 'id'>;
  readonly inputs: Readonly<Record<string, string>>;
  readonly rows: readonly TriedRow[];
  readonly pages: readonly RowsPage[];
  readonly now: string;
}

/** What a run came to. */
export type TryAnswer =
  | { readonly kind: 'unreadable'; readonly input: string; readonly message: string }
  | { readonly kind: 'not-there'; readonly message: string }
  | { readonly kind: 'value'; readonly json: string; readonly wanted: readonly RowWanted[]; readonly ms: number }
  | {
      readonly kind: 'flow';
      readonly result: SaidResult;
      readonly deliveries: readonly SaidDelivery[];
      readonly steps: readonly SaidStep[];
      readonly wanted: readonly RowWanted[];
      readonly ms: number;
    };

/** How a case of a test file came out. */
export interface TestOutcome {
  readonly file: string;
  readonly name: string;
  readonly of: string;
  readonly at: PlacedSpan;
  readonly passed: boolean;
  readonly problem: string | undefined;
  readonly actual: string | undefined;
  readonly differences: readonly { readonly path: string; readonly expected: string; readonly actual: string }[];
}
