import type { Definition, Expression, TypeRef } from '@reckoner/definitions';
import type { Collector, Span } from '@reckoner/diagnostics';
import type { BalanceIr, MappingIr, Reason, ReferenceIr, RulesIr, SchemaIr, TableIr } from '../ir/definitions.js';
import type { ConstIr, Ir, Local, StrictCallIr } from '../ir/expression.js';
import type { Operator } from '../operators/operator.js';
import { ANY, type Type } from '../types/type.js';
import type { Value } from '../values/value.js';
import type { Scope } from './scope.js';

/** Finds lowered definitions by the reference a definition wrote; reports those that are not there. */
export interface Definitions {
  reference(ref: string, span: Span): ReferenceIr | undefined;
  schema(ref: string, span: Span): SchemaIr | undefined;
  mapping(ref: string, span: Span): MappingIr | undefined;
  decision(ref: string, span: Span): RulesIr | TableIr | undefined;
  balance(ref: string, span: Span): BalanceIr | undefined;
  connection(ref: string, span: Span): Definition<'connection'> | undefined;
  /** The JSON Schema with this id. */
  schemaValue(id: string): Value | undefined;
  /** Whether there is a schema with this id, readable or not. */
  hasSchema(id: string): boolean;
  schemaIds(): string[];
  /** The type that a definition names; `any` where the schema is not there. */
  type(ref: TypeRef): Type;
  /** What the catalogue says of a reason; undefined, and reported, where it does not list the code. */
  reason(code: string, span: Span): Reason | undefined;
  /** The same for a reason of the engine's own, which no catalogue needs to list. */
  builtinReason(code: string): Reason | undefined;
}

/** Told of each expression when it is lowered: for what an editor shows of it. */
export type LoweringObserver = (scope: Scope, expression: Expression, lowered: Ir) => void;

/** The state of lowering one program: fresh ids, the operator table, what is found. */
export class Lowering {
  readonly findings: Collector;
  readonly operators: ReadonlyMap<string, Operator>;
  readonly definitions: Definitions;
  readonly nextId: () => number;
  /** The calls that are given constants, to be judged when all is lowered. */
  readonly callsOfConstants: StrictCallIr[] = [];
  readonly observer: LoweringObserver | undefined;

  constructor(parts: {
    findings: Collector;
    operators: ReadonlyMap<string, Operator>;
    definitions: Definitions;
    nextId: () => number;
    observer?: LoweringObserver | undefined;
  }) {
    this.findings = parts.findings;
    this.operators = parts.operators;
    this.definitions = parts.definitions;
    this.nextId = parts.nextId;
    this.observer = parts.observer;
  }

  local(name: string, type: Type): Local {
    return { id: this.nextId(), name, type };
  }

  /** Stands for an expression that was reported; its type raises no further findings. */
  unknown(span: Span): ConstIr {
    return { kind: 'const', id: this.nextId(), type: ANY, span, value: null };
  }
}

/** Where an expression stands. */
export interface Place {
  readonly lowering: Lowering;
  readonly scope: Scope;
}

export type Lower = (place: Place, expected: Type | undefined) => Ir;

/** For expressions that stand alone: there are no definitions to refer to. */
export const NO_DEFINITIONS: Definitions = {
  reference: () => undefined,
  schema: () => undefined,
  mapping: () => undefined,
  decision: () => undefined,
  balance: () => undefined,
  connection: () => undefined,
  schemaValue: () => undefined,
  hasSchema: () => false,
  schemaIds: () => [],
  type: () => ANY,
  reason: () => undefined,
  builtinReason: () => undefined,
};
