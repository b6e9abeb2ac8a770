import type { Span } from '@reckoner/diagnostics';
import type { Type } from '../types/type.js';
import type { Num, ObjectValue } from '../values/value.js';
import type { Ir, Local } from './expression.js';

/** Lowered definitions: what the interpreter and the emitter work from. One object per definition, shared by all that refer to it. */

/** An entry of a catalogue of reasons. */
export interface Reason {
  readonly title: string;
  readonly owner: string | undefined;
  readonly remedy: string | undefined;
  /** ISO 8601; a hold opens its case then. */
  readonly serviceLevel: string | undefined;
  /** What was posted stays where a newer revision ends for this reason. */
  readonly stays: boolean;
}

export type Outcome = 'accept' | 'hold' | 'exclude' | 'reject';

export interface SchemaIr {
  readonly id: string;
  readonly type: Type;
  /** The whole JSON Schema with its references resolved, for validation. */
  readonly schema: ObjectValue;
}

export interface MappingIr {
  readonly kind: 'mapping';
  readonly id: string;
  readonly inputs: readonly Local[];
  readonly target: Type;
  readonly fields: readonly FieldIr[];
  /** The type of what it yields: the target, with what this mapping leaves absent. */
  readonly result: Type;
}

/** One node of the target object, in the order of the file. */
export type FieldIr = ValueFieldIr | ObjectFieldIr | ListFieldIr;

interface FieldBase {
  readonly id: number;
  readonly key: string;
  /** Dotted, from the target's root: `employee.id`, `tags[]`. */
  readonly path: string;
  readonly span: Span;
  /** The target's type at this place; the value is brought into it (`NOT_EXACT`, FIELD_MISSING). */
  readonly type: Type;
  readonly required: boolean;
}

export interface ValueFieldIr extends FieldBase {
  readonly kind: 'value';
  readonly when: Ir | undefined;
  readonly value: Ir;
  /** Used where the value is missing. */
  readonly fallback: Ir | undefined;
  /** Whether the value must be held against `type` at run time (`conform`), because its own type does not prove it. */
  readonly checked: boolean;
}

/** `employee.id` and `employee.name` become one object; left out where all its fields are missing and it is optional. */
export interface ObjectFieldIr extends FieldBase {
  readonly kind: 'object';
  readonly fields: readonly FieldIr[];
}

/** `tags[]`: one element per element of `each`. */
export interface ListFieldIr extends FieldBase {
  readonly kind: 'list';
  readonly when: Ir | undefined;
  readonly each: Ir;
  readonly item: Local;
  /** One value per element, or the fields of an object per element. */
  readonly element:
    | { readonly kind: 'value'; readonly value: Ir; readonly type: Type; readonly checked: boolean }
    | { readonly kind: 'object'; readonly fields: readonly FieldIr[] };
}

/** A message with values: the parts alternate between text and expression. */
export interface TemplateIr {
  readonly parts: readonly (string | Ir)[];
}

export interface ThenIr {
  readonly id: number;
  readonly outcome: Outcome;
  readonly reason: string | undefined;
  readonly owner: string | undefined;
  /** When a hold opens its case: a duration (`P3D`) or an expression for a timestamp or date. */
  readonly deadline: Ir | undefined;
  readonly outputs: readonly { readonly name: string; readonly value: Ir; readonly type: Type }[];
  readonly say: TemplateIr | undefined;
  readonly remedy: TemplateIr | undefined;
  readonly span: Span;
}

export interface RulesIr {
  readonly kind: 'rules';
  readonly id: string;
  readonly inputs: readonly Local[];
  /** `first`: the first rule that holds decides. `all`: all that hold give outputs; the first that does not accept decides. */
  readonly strategy: 'first' | 'all';
  readonly rules: readonly {
    readonly id: string;
    readonly nodeId: number;
    readonly when: Ir;
    readonly then: ThenIr;
    readonly span: Span;
  }[];
  readonly otherwise: ThenIr;
  /** `{ outcome, reason?, owner?, message?, remedy?, ...outputs }` */
  readonly result: Type;
}

/** One condition of a table cell on the column's value. `any` is `-`. */
export type CellTest =
  | { readonly kind: 'any' }
  | { readonly kind: 'one-of'; readonly values: readonly (string | Num | boolean | null)[] }
  | { readonly kind: 'compare'; readonly operator: '<' | '<=' | '>' | '>='; readonly value: string | Num }
  | {
      readonly kind: 'range';
      readonly low: string | Num;
      readonly lowIncluded: boolean;
      readonly high: string | Num;
      readonly highIncluded: boolean;
    }
  | { readonly kind: 'or'; readonly tests: readonly CellTest[] }
  | { readonly kind: 'not'; readonly test: CellTest };

export interface TableRowIr {
  readonly id: string;
  readonly nodeId: number;
  readonly tests: readonly CellTest[];
  /** In the order of the outputs; a constant or an expression over the inputs. */
  readonly outputs: readonly Ir[];
  readonly span: Span;
}

export interface TableIr {
  readonly kind: 'table';
  readonly id: string;
  readonly inputs: readonly Local[];
  readonly hit: 'first' | 'unique' | 'collect';
  readonly columns: readonly { readonly name: string; readonly value: Ir; readonly type: Type }[];
  readonly outputs: readonly { readonly name: string; readonly type: Type }[];
  readonly rows: readonly TableRowIr[];
  /** An object of the outputs; for `collect` a list of them. */
  readonly result: Type;
  /** The word `rows` of the file. */
  readonly span: Span;
}

export interface ReferenceIr {
  readonly kind: 'reference';
  readonly id: string;
  /** Paths of the row's fields that make its key, in order. */
  readonly key: readonly string[];
  /** Fields that hold the first and the last valid day (inclusive; missing is open); undefined: not dated. */
  readonly dated: { readonly from: string; readonly to: string } | undefined;
  readonly rows: 'release' | 'environment';
  readonly row: Type;
}

export interface BalanceIr {
  readonly kind: 'balance';
  readonly id: string;
  readonly inputs: readonly Local[];
  readonly key: readonly { readonly name: string; readonly type: Type }[];
  readonly limit: Ir;
}
