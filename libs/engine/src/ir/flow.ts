import type { Span } from '@reckoner/diagnostics';
import type { Type } from '../types/type.js';
import type { BalanceIr, MappingIr, Reason, ReferenceIr, RulesIr, SchemaIr, TableIr } from './definitions.js';
import type { Ir, Local } from './expression.js';

export interface FlowIr {
  readonly kind: 'flow';
  readonly id: string;
  /** In scope everywhere: the event's data, id, source, type, time, and the legal entity of its connection. */
  readonly locals: { readonly data: Local; readonly event: Local };
  readonly on: {
    readonly source: string | undefined;
    readonly types: readonly string[];
    readonly key: readonly Ir[];
    readonly revision: Ir | undefined;
  };
  readonly subject: Ir | undefined;
  /** The purpose of a flow without `purpose` steps; undefined where it has some. */
  readonly purpose: string | undefined;
  readonly steps: readonly StepIr[];
  readonly after: readonly AfterIr[];
  /** What the catalogues say of the reasons that steps give by themselves (INVALID_PAYLOAD …). */
  readonly builtin: ReadonlyMap<BuiltinReason, Reason>;
}

/** Reasons that no rule wrote: a payload that does not fit, a required field left missing, a purpose or part that does not apply. */
export type BuiltinReason = 'INVALID_PAYLOAD' | 'FIELD_MISSING' | 'NOT_APPLICABLE';

/** Inputs of a called definition, in its order. */
export type Bindings = readonly { readonly input: Local; readonly value: Ir }[];

interface StepBase {
  readonly id: number;
  readonly span: Span;
  readonly when: Ir | undefined;
}

export type StepIr =
  | ValidateStep
  | MapStep
  | EnrichStep
  | DecideStep
  | DrawStep
  | PurposeStep
  | SplitStep
  | RouteStep
  | DeliverStep
  | LetStep;

export interface ValidateStep extends StepBase {
  readonly kind: 'validate';
  readonly schema: SchemaIr;
  readonly of: Ir;
  /** The local that is known to have the schema's type from here on. */
  readonly as: Local | undefined;
}
export interface MapStep extends StepBase {
  readonly kind: 'map';
  readonly mapping: MappingIr;
  readonly given: Bindings;
  readonly as: Local;
}
export interface EnrichStep extends StepBase {
  readonly kind: 'enrich';
  readonly table: ReferenceIr;
  readonly key: readonly Ir[];
  readonly at: Ir | undefined;
  readonly as: Local;
  /** What a missing row means: an outcome with a reason, or `ok` (the result is missing). */
  readonly missing:
    | { readonly outcome: 'hold' | 'reject' | 'exclude'; readonly reason: string; readonly about: Reason | undefined }
    | 'ok';
}
export interface DecideStep extends StepBase {
  readonly kind: 'decide';
  readonly with: RulesIr | TableIr;
  readonly given: Bindings;
  readonly as: Local | undefined;
}
export interface DrawStep extends StepBase {
  readonly kind: 'draw';
  readonly balance: BalanceIr;
  readonly key: readonly Ir[];
  readonly amount: Ir;
  readonly given: Bindings;
  /** `{ before, granted, over }` */
  readonly as: Local;
}
export interface PurposeStep extends StepBase {
  readonly kind: 'purpose';
  readonly name: string;
  readonly steps: readonly StepIr[];
}
export interface SplitStep extends StepBase {
  readonly kind: 'split';
  /** Named amounts (parts of zero or missing fall away), or a list with a key per element. */
  readonly each:
    | { readonly amounts: readonly { readonly key: string; readonly value: Ir }[] }
    | { readonly list: Ir; readonly item: Local; readonly key: Ir };
  /** `{ key, value }` */
  readonly as: Local;
  readonly steps: readonly StepIr[];
}
export interface RouteStep extends StepBase {
  readonly kind: 'route';
  readonly with: RulesIr | TableIr;
  readonly given: Bindings;
  readonly branches: readonly { readonly name: string; readonly steps: readonly StepIr[] }[];
}
export interface DeliverStep extends StepBase {
  readonly kind: 'deliver';
  readonly to: string;
  readonly operation: string;
  readonly body: Ir;
  readonly books: Ir;
  readonly key: readonly Ir[];
  readonly correct: 'upsert' | 'never' | { readonly reverseWith: string };
  readonly remember: RememberIr | undefined;
}
/** A row of a reference table, written when the target has confirmed. */
export interface RememberIr {
  readonly table: ReferenceIr;
  /** What is known before the target answers, as one object; evaluated with the delivery. */
  readonly given: Ir;
  /** Its fields, as `key` and `value` read them. */
  readonly names: readonly Local[];
  /** What the target answered, and what it calls the thing. */
  readonly answer: Local;
  readonly reference: Local;
  readonly key: readonly Ir[];
  readonly value: Ir;
  /** Where a value goes that is no object. */
  readonly field: string | undefined;
}
/** A named value. */
export interface LetStep extends StepBase {
  readonly kind: 'let';
  readonly value: Ir;
  readonly as: Local;
}

/** `on: [rejected, held]`: runs last, once per purpose or part that ended so. */
export interface AfterIr {
  readonly id: number;
  readonly span: Span;
  readonly outcomes: readonly ('held' | 'rejected' | 'excluded' | 'failed')[];
  readonly locals: { readonly purpose: Local; readonly part: Local; readonly reason: Local };
  readonly steps: readonly StepIr[];
}

export type { Type };
