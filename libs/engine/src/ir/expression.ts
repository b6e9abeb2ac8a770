import type { Span } from '@reckoner/diagnostics';
import type { StrictOperator } from '../operators/operator.js';
import type { Type } from '../types/type.js';
import type { Value } from '../values/value.js';
import type { ReferenceIr } from './definitions.js';

/**
 * The lowered form of an expression: names resolved, types known, operators looked up. Both executors work from it:
 * the interpreter gives its meaning, the emitter translates it. Nothing in it is looked up by text at run time.
 */
export type Ir =
  | ConstIr
  | LocalIr
  | GetIr
  | DynamicGetIr
  | StrictCallIr
  | LogicIr
  | IfIr
  | IterateIr
  | ReduceIr
  | ObjectIr
  | ListIr
  | LookupIr
  | MissingIr;

interface IrBase {
  /** Unique in the program; coverage, explain and failures refer to it. */
  readonly id: number;
  readonly type: Type;
  readonly span: Span;
}

/** A variable: an input of a definition, a step's result, or the element of an iteration. */
export interface Local {
  readonly id: number;
  readonly name: string;
  /** Known when it is bound; the executors rely on it, so whoever binds must guarantee it. */
  readonly type: Type;
}

export interface ConstIr extends IrBase {
  readonly kind: 'const';
  readonly value: Value;
}

export interface LocalIr extends IrBase {
  readonly kind: 'local';
  readonly local: Local;
}

/** An own-property read (or a list element, where `key` is an index). Missing when `of` has no such own property. */
export interface GetIr extends IrBase {
  readonly kind: 'get';
  readonly of: Ir;
  readonly key: string;
}

/** A read by a path computed at run time: `{ "var": <expression> }`, within the named locals; null stays null. */
export interface DynamicGetIr extends IrBase {
  readonly kind: 'dynamic-get';
  readonly scope: readonly Local[];
  readonly path: Ir;
  readonly fallback?: Ir;
}

export interface StrictCallIr extends IrBase {
  readonly kind: 'call';
  readonly operator: StrictOperator;
  readonly args: readonly Ir[];
}

/** `and`, `or` (the deciding operand's value, as JSON-Logic), `coalesce` (the first that is neither missing nor null). */
export interface LogicIr extends IrBase {
  readonly kind: 'and' | 'or' | 'coalesce';
  readonly args: readonly Ir[];
}

/** The first branch whose condition is truthy; without `otherwise`, null. */
export interface IfIr extends IrBase {
  readonly kind: 'if';
  readonly branches: readonly { readonly when: Ir; readonly then: Ir }[];
  readonly otherwise: Ir | undefined;
}

/**
 * One evaluation of `body` per element of `list`, bound to `item`. A missing or null list counts as empty; anything else
 * that is no list is a failure NOT_A_LIST. `sum` adds the bodies exactly; `min`, `max` are missing on an empty list.
 */
export interface IterateIr extends IrBase {
  readonly kind:
    | 'map'
    | 'filter'
    | 'all'
    | 'some'
    | 'none'
    | 'sum'
    | 'min-of'
    | 'max-of'
    | 'count'
    | 'find'
    | 'sort-by'
    | 'group-by';
  readonly list: Ir;
  readonly item: Local;
  readonly body: Ir;
}

export interface ReduceIr extends IrBase {
  readonly kind: 'reduce';
  readonly list: Ir;
  readonly item: Local;
  readonly accumulator: Local;
  readonly body: Ir;
  readonly initial: Ir;
}

/** Entries whose value is missing are left out. */
export interface ObjectIr extends IrBase {
  readonly kind: 'object';
  readonly entries: readonly { readonly key: string; readonly value: Ir }[];
}

/** A missing element counts as null. */
export interface ListIr extends IrBase {
  readonly kind: 'list';
  readonly items: readonly Ir[];
}

/** The row of a reference table, as an object; missing where there is none. */
export interface LookupIr extends IrBase {
  readonly kind: 'lookup';
  readonly table: ReferenceIr;
  /** In the order of the table's key. A missing or null key finds nothing. */
  readonly keys: readonly Ir[];
  /** The date at which the row must be valid; present exactly if the table is dated. */
  readonly at: Ir | undefined;
}

/** `missing` and `missing_some`: the names (paths as written) whose value is missing, null or an empty text. */
export interface MissingIr extends IrBase {
  readonly kind: 'missing';
  /** Answers [] if at least so many are there (`missing_some`). */
  readonly atLeast: number | undefined;
  readonly reads: readonly { readonly name: string; readonly value: Ir }[];
}
