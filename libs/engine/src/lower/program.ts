import { Collector, didYouMean, type Diagnostic, type Span } from '@reckoner/diagnostics';
import type { Definition, Kind, TypeRef, Workspace } from '@reckoner/definitions';
import type { BalanceIr, MappingIr, Reason, ReferenceIr, RulesIr, SchemaIr, TableIr } from '../ir/definitions.js';
import type { StrictCallIr } from '../ir/expression.js';
import type { FlowIr } from '../ir/flow.js';
import type { Operator } from '../operators/operator.js';
import { bundleSchema } from '../types/bundle.js';
import { typeFromSchema } from '../types/from-schema.js';
import { ANY, listOf, type Type } from '../types/type.js';
import type { ObjectValue, Value } from '../values/value.js';
import { valueOfNode } from '../values/from-node.js';
import { ambiguousReference, unknownReference } from './catalogue-flow.js';
import { unknownReason } from './catalogue-definitions.js';
import { lowerFlow } from './flow.js';
import { Lowering, type Definitions, type LoweringObserver } from './lowering.js';
import { lowerMapping } from './mapping.js';
import { lowerBalance, lowerReference } from './reference.js';
import { interfaceChange, isUsed, relinked, type Used } from './relink.js';
import { lowerRules } from './rules.js';
import { checkSchema } from './schema.js';
import { lowerTable } from './table.js';
import { lowerTypeRef } from './type-ref.js';
import { isUnread } from './unread.js';

/** The kinds of definitions that are lowered, and what each becomes. */
export interface LoweredKinds {
  schema: SchemaIr;
  mapping: MappingIr;
  rules: RulesIr;
  table: TableIr;
  reference: ReferenceIr;
  balance: BalanceIr;
  flow: FlowIr;
}

type LoweredKind = keyof LoweredKinds;

interface Lowered<K extends LoweredKind = LoweredKind> {
  readonly definition: Definition<K>;
  readonly ir: LoweredKinds[K];
  readonly findings: readonly Diagnostic[];
  /** Its calls that are given constants. */
  readonly calls: readonly StrictCallIr[];
  /** What it was lowered from beside itself: the answer that each question got. */
  readonly asked: ReadonlyMap<string, unknown>;
}

const LOWER: { readonly [K in LoweredKind]: (lowering: Lowering, definition: Definition<K>) => LoweredKinds[K] } = {
  schema: (lowering, definition) => lowerSchema(lowering, definition),
  mapping: lowerMapping,
  rules: lowerRules,
  table: lowerTable,
  reference: lowerReference,
  balance: lowerBalance,
  flow: lowerFlow,
};

function lowerSchema(lowering: Lowering, definition: Definition<'schema'>): SchemaIr {
  const lookup = (id: string): Value | undefined => lowering.definitions.schemaValue(id);
  const schema = valueOfNode(definition.value);
  checkSchema(definition.value, schema, lowering.definitions, lowering.findings);
  const type = typeFromSchema(schema, lookup, definition.id);
  return { id: definition.id, type, schema: bundleSchema(schema, lookup) as ObjectValue };
}

/**
 * A whole workspace, lowered. Made anew for each edit; what an edit cannot have changed is taken from `previous`:
 * a definition is lowered again only if it, or an answer to a question it asked of others, is another.
 */
export class Program {
  readonly workspace: Workspace;
  readonly operators: ReadonlyMap<string, Operator>;
  readonly #previous: Program | undefined;
  readonly #lowered = new Map<Definition, Lowered>();
  readonly #underWay = new Set<Definition>();
  readonly #schemaValues = new Map<Definition, Value>();
  readonly #reasons: ReadonlyMap<string, Reason>;
  readonly #ids: { next: number };

  constructor(workspace: Workspace, operators: ReadonlyMap<string, Operator>, previous?: Program) {
    this.workspace = workspace;
    this.operators = operators;
    this.#previous = previous;
    this.#ids = previous ? previous.#ids : { next: 1 };
    this.#reasons = reasonsOf(workspace, previous?.reasons);
    for (const kind of Object.keys(LOWER) as LoweredKind[])
      for (const definition of completeOf(workspace, kind)) this.#lower(definition);
    this.#previous = undefined;
  }

  get reasons(): ReadonlyMap<string, Reason> {
    return this.#reasons;
  }

  /** The lowered definition with this id, or with this unambiguous last segment. */
  find<K extends LoweredKind>(kind: K, ref: string): LoweredKinds[K] | undefined {
    const found = this.workspace.resolve(kind, ref);
    if (!found || !('definition' in found) || !found.definition.complete) return undefined;
    return (this.#lower(found.definition as Definition<K>) as Lowered<K>).ir;
  }

  all<K extends LoweredKind>(kind: K): LoweredKinds[K][] {
    return completeOf(this.workspace, kind).map(
      (definition) => (this.#lower(definition as Definition<K>) as Lowered<K>).ir,
    );
  }

  /** What checking the definitions found. Findings of parsing are the workspace's. */
  *findings(): Generator<Diagnostic> {
    for (const lowered of this.#lowered.values()) yield* lowered.findings;
  }

  /** Of each definition the calls that are given constants. */
  *callsOfConstants(): Generator<readonly StrictCallIr[]> {
    for (const { calls } of this.#lowered.values()) if (calls.length > 0) yield calls;
  }

  #lower(definition: Definition): Lowered {
    const known = this.#lowered.get(definition);
    if (known) return known;
    const before = this.#previous && this.#previous.#lowered.get(definition);
    const lowered = (before && this.#kept(before)) ?? this.#lowerAnew(definition as Definition<LoweredKind>);
    this.#lowered.set(definition, lowered);
    return lowered;
  }

  /**
   * What was lowered before, if it still holds: for a flow also with definitions of which the inside alone is another, or
   * fields that it does not read.
   */
  #kept(before: Lowered): Lowered | undefined {
    const questions = new Questions(this, new Collector());
    const asked = new Map(before.asked);
    const others = new Map<Used, Used>();
    const changed = new Set<string>();
    for (const [question, answer] of before.asked) {
      const now = questions.repeat(question);
      if (now === answer) continue;
      if (before.definition.kind !== 'flow' || !isUsed(answer) || !isUsed(now)) return undefined;
      const change = interfaceChange(answer, now);
      if (change === 'more') return undefined;
      for (const name of change) changed.add(name);
      others.set(answer, now);
      asked.set(question, now);
    }
    if (others.size === 0) return before;
    const ir = relinked(before.ir as FlowIr, others);
    const isSame =
      changed.size === 0 ||
      (before.findings.length === 0 && isUnread(ir, changed, [before.definition, ...asked.values()]));
    return isSame ? { ...before, ir, asked } : undefined;
  }

  #lowerAnew(definition: Definition<LoweredKind>): Lowered {
    const findings = new Collector();
    const { lowering, questions } = this.#lowering(findings);
    this.#underWay.add(definition);
    const lower = LOWER[definition.kind] as (lowering: Lowering, definition: Definition) => LoweredKinds[LoweredKind];
    const ir = lower(lowering, definition);
    this.#underWay.delete(definition);
    const { callsOfConstants: calls } = lowering;
    return { definition, ir, findings: findings.sorted(), calls, asked: questions.asked };
  }

  #lowering(findings: Collector, observer?: LoweringObserver): { lowering: Lowering; questions: Questions } {
    const questions = new Questions(this, findings);
    const nextId = (): number => this.#ids.next++;
    return {
      questions,
      lowering: new Lowering({ findings, operators: this.operators, definitions: questions, nextId, observer }),
    };
  }

  /** For lowering something that is no definition, such as a part of an incomplete one. */
  lowering(findings: Collector): Lowering {
    return this.#lowering(findings).lowering;
  }

  /**
   * Lowers a definition, which may be another version of one of the workspace, only to tell of its expressions. One that is
   * not complete is told of as far as it goes.
   */
  observe(definition: Definition, observer: LoweringObserver): void {
    if (!(definition.kind in LOWER)) return;
    const lower = LOWER[definition.kind as LoweredKind] as (lowering: Lowering, definition: Definition) => unknown;
    const lowering = this.#lowering(new Collector(), observer).lowering;
    try {
      lower(lowering, definition);
    } catch (problem) {
      if (definition.complete) throw problem;
    }
  }

  /** Undefined also while the definition itself is being lowered: it then refers to itself. */
  irOf<K extends LoweredKind>(definition: Definition<K>): LoweredKinds[K] | undefined {
    return this.#underWay.has(definition) || !definition.complete
      ? undefined
      : (this.#lower(definition) as Lowered<K>).ir;
  }

  schemaValue(definition: Definition<'schema'>): Value {
    const known =
      this.#schemaValues.get(definition) ?? (this.#previous && this.#previous.#schemaValues.get(definition));
    const value = known ?? valueOfNode(definition.value);
    this.#schemaValues.set(definition, value);
    return value;
  }
}

/** What one definition asks of the others, with the answers it got, so that it can be told whether they still hold. */
class Questions implements Definitions {
  readonly asked = new Map<string, unknown>();
  readonly #program: Program;
  readonly #findings: Collector;

  constructor(program: Program, findings: Collector) {
    this.#program = program;
    this.#findings = findings;
  }

  repeat(question: string): unknown {
    const end = question.indexOf(' ');
    const [what, ref] = [question.slice(0, end), question.slice(end + 1)];
    if (what === 'reason') return reasonKey(this.#program.reasons.get(ref));
    if (what === 'schema-value') return this.schemaValue(ref);
    if (what === 'has-schema') return this.hasSchema(ref);
    return this.#answer(what.split('|') as Kind[], ref);
  }

  reference(ref: string, span: Span): ReferenceIr | undefined {
    return this.#ask(['reference'], ref, span) as ReferenceIr | undefined;
  }
  schema(ref: string, span: Span): SchemaIr | undefined {
    return this.#ask(['schema'], ref, span) as SchemaIr | undefined;
  }
  mapping(ref: string, span: Span): MappingIr | undefined {
    return this.#ask(['mapping'], ref, span) as MappingIr | undefined;
  }
  decision(ref: string, span: Span): RulesIr | TableIr | undefined {
    return this.#ask(['rules', 'table'], ref, span) as RulesIr | TableIr | undefined;
  }
  balance(ref: string, span: Span): BalanceIr | undefined {
    return this.#ask(['balance'], ref, span) as BalanceIr | undefined;
  }
  connection(ref: string, span: Span): Definition<'connection'> | undefined {
    return this.#ask(['connection'], ref, span) as Definition<'connection'> | undefined;
  }

  type(ref: TypeRef): Type {
    if (ref.kind === 'inline') checkSchema(ref.schema, valueOfNode(ref.schema), this, this.#findings);
    if (ref.kind === 'list') return listOf(this.type(ref.item));
    return ref.kind === 'schema' ? (this.schema(ref.ref, ref.span)?.type ?? ANY) : lowerTypeRef(ref, this);
  }

  schemaValue(id: string): Value | undefined {
    const found = this.#program.workspace.resolve('schema', id);
    const schema = found && 'definition' in found && found.definition.complete ? found.definition : undefined;
    const value = schema && this.#program.schemaValue(schema as Definition<'schema'>);
    this.asked.set(`schema-value ${id}`, value);
    return value;
  }

  /** Whether there is a schema with this id, readable or not. */
  hasSchema(id: string): boolean {
    const found = this.#program.workspace.resolve('schema', id);
    const isThere = found !== undefined && !('ambiguous' in found);
    this.asked.set(`has-schema ${id}`, isThere);
    return isThere;
  }

  /** For hints alone, so it is no question whose answer matters. */
  schemaIds(): string[] {
    return this.#program.workspace.all('schema').map((definition) => definition.id);
  }

  reason(code: string, span: Span): Reason | undefined {
    const reason = this.builtinReason(code);
    const { reasons } = this.#program;
    if (!reason && reasons.size > 0) this.#findings.add(unknownReason(span, code, didYouMean(code, reasons.keys())));
    return reason;
  }

  builtinReason(code: string): Reason | undefined {
    const reason = this.#program.reasons.get(code);
    this.asked.set(`reason ${code}`, reasonKey(reason));
    return reason;
  }

  #ask(kinds: readonly Kind[], ref: string, span: Span): unknown {
    const answer = this.#answer(kinds, ref);
    this.asked.set(`${kinds.join('|')} ${ref}`, answer);
    if (answer === undefined) this.#reportUnknown(kinds, ref, span);
    return answer;
  }

  #answer(kinds: readonly Kind[], ref: string): unknown {
    for (const kind of kinds) {
      const found = this.#program.workspace.resolve(kind, ref);
      if (!found || !('definition' in found)) continue;
      const { definition } = found;
      return definition.kind === 'connection' ? definition : this.#program.irOf(definition as Definition<LoweredKind>);
    }
    return undefined;
  }

  #reportUnknown(kinds: readonly Kind[], ref: string, span: Span): void {
    const { workspace } = this.#program;
    const answers = kinds.map((kind) => workspace.resolve(kind, ref));
    if (answers.some((answer) => answer && ('broken' in answer || 'definition' in answer))) return;
    const found = answers.find((answer) => answer && 'ambiguous' in answer);
    if (found && 'ambiguous' in found) {
      this.#findings.add(
        ambiguousReference(
          span,
          ref,
          found.ambiguous.map((definition) => definition.id),
        ),
      );
      return;
    }
    const ids = kinds.flatMap((kind) => workspace.all(kind).map((definition) => definition.id));
    const noun = kinds.join(' or ').replace('rules or table', 'rule set or table');
    this.#findings.add(unknownReference(span, noun, ref, didYouMean(ref, ids)));
  }
}

/** Definitions with errors of form are not lowered: those errors come first, and what refers to them is not blamed. */
function completeOf<K extends Kind>(workspace: Workspace, kind: K): Definition<K>[] {
  return workspace.all(kind).filter((definition) => definition.complete);
}

/** The catalogues of reasons, merged; where nothing changed, the same object as before. */
function reasonsOf(
  workspace: Workspace,
  previous: ReadonlyMap<string, Reason> | undefined,
): ReadonlyMap<string, Reason> {
  const reasons = new Map<string, Reason>();
  for (const definition of completeOf(workspace, 'reasons')) {
    for (const [code, { title, owner, remedy, posted, 'service-level': serviceLevel }] of definition.value.reasons) {
      const reason = { title, owner, remedy, serviceLevel, stays: posted === 'stays' };
      const before = previous?.get(code);
      reasons.set(code, before && reasonKey(before) === reasonKey(reason) ? before : reason);
    }
  }
  return reasons;
}

function reasonKey(reason: Reason | undefined): string {
  return reason ? [reason.title, reason.owner, reason.remedy, reason.serviceLevel, reason.stays].join('\n') : '';
}
