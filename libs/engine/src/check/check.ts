import { Collector, type Diagnostic, type Source } from '@reckoner/diagnostics';
import type { Definition, Workspace } from '@reckoner/definitions';
import { analyseOnce, ruleFindings, type KeptAnalysis } from '../constraints/rule-findings.js';
import type { ReferenceIr, RulesIr } from '../ir/definitions.js';
import type { FlowIr } from '../ir/flow.js';
import { Program } from '../lower/program.js';
import { OPERATORS } from '../operators/index.js';
import type { ReferenceRows } from '../reference/rows.js';
import { lowerStandalone, parseExpression, type LoweredExpression } from '../run/expression.js';
import { rowsMissing } from './catalogue.js';
import { constantFindings } from './constants.js';
import { connectionFindings } from './connections.js';
import { environmentFindings } from './environments.js';
import { feedsItself } from './posted.js';
import { sharedPurposes, twoWays } from './purposes.js';
import { readRows } from './rows.js';
import { tableFindings } from './tables.js';
import { unansweredRules } from './unanswered.js';

/** A workspace with everything that was found about it, lowered and ready to run if nothing is wrong. */
export interface Checked {
  readonly workspace: Workspace;
  readonly program: Program;
  /** The rows of the tables that have any here: of release tables their CSV, of environment tables their sample. */
  readonly rows: ReadonlyMap<string, ReferenceRows>;
  readonly diagnostics: readonly Diagnostic[];
  /** An expression by itself, with inputs of these names. */
  lowerFormula(formula: string, inputs: readonly string[]): LoweredExpression;
}

export interface CheckOptions {
  /** What was checked before an edit; what the edit cannot have changed is taken from there. */
  readonly previous?: Checked;
  /** CSV texts of environment tables, by id, instead of their samples. */
  readonly rows?: ReadonlyMap<string, Source>;
}

/**
 * Checks a workspace, stage by stage: reading its files (done by `Workspace`), names and types while lowering, then what
 * only a whole can show: rows of tables, gaps and overlaps, rules that decide nothing, flows that would do the same
 * work twice.
 */
export function checkWorkspace(workspace: Workspace, options: CheckOptions = {}): Checked {
  const before = options.previous instanceof CheckedWorkspace ? options.previous : undefined;
  return new CheckedWorkspace(workspace, before, options.rows);
}

type RowsRead = ReturnType<typeof readRows>;

class CheckedWorkspace implements Checked {
  readonly workspace: Workspace;
  readonly program: Program;
  readonly rows = new Map<string, ReferenceRows>();
  readonly diagnostics: readonly Diagnostic[];
  #previous: CheckedWorkspace | undefined;
  readonly #rowsRead = new Map<ReferenceIr, { readonly source: Source; readonly read: RowsRead }>();
  /** The findings about parts of the program, kept as long as the part is the same. */
  readonly #kept = new Map<object, readonly Diagnostic[]>();

  /** The analyses of rule sets by id; they outlive edits that leave the conditions alone. */
  readonly #analyses: Map<string, KeptAnalysis>;

  constructor(workspace: Workspace, previous: CheckedWorkspace | undefined, rows: CheckOptions['rows']) {
    this.workspace = workspace;
    this.program = new Program(workspace, OPERATORS, previous?.program);
    this.#previous = previous;
    this.#analyses = new Map(previous && previous.#analyses);
    const found = new Collector();
    found.addAll(workspace.diagnostics);
    found.addAll(this.program.findings());
    for (const reference of this.program.all('reference')) found.addAll(this.#checkRows(reference, rows));
    for (const table of this.program.all('table')) found.addAll(this.#once(table, tableFindings));
    for (const rules of this.program.all('rules')) found.addAll(this.#once(rules, (ir) => this.#ruleFindings(ir)));
    for (const calls of this.program.callsOfConstants()) found.addAll(this.#once(calls, constantFindings));
    for (const definition of workspace.all('rules')) found.addAll(unansweredRules(definition, this.program));
    found.addAll(sharedPurposes(workspace, this.program.all('flow')));
    for (const flow of this.program.all('flow')) found.addAll(this.#once(flow, twoWays));
    for (const flow of this.program.all('flow')) found.addAll(this.#feedsItself(flow));
    found.addAll(environmentFindings(workspace));
    found.addAll(connectionFindings(workspace));
    this.diagnostics = found.sorted();
    this.#previous = undefined;
  }

  #checkRows(reference: ReferenceIr, given: CheckOptions['rows']): readonly Diagnostic[] {
    const definition = this.workspace.get('reference', reference.id)!;
    const isRelease = reference.rows === 'release';
    const source = given?.get(reference.id) ?? this.workspace.rowsOf(definition, isRelease ? 'release' : 'sample');
    if (!source) return isRelease ? [rowsMissing(definition.spanOf(['rows']), csvOf(definition))] : [];
    const kept = this.#previous && this.#previous.#rowsRead.get(reference);
    const read = kept?.source === source ? kept.read : readRows(reference, source);
    this.#rowsRead.set(reference, { source, read });
    this.rows.set(reference.id, read.rows);
    return read.findings;
  }

  #feedsItself(flow: FlowIr): Diagnostic[] {
    const definition = this.workspace.get('flow', flow.id);
    return definition ? feedsItself(flow, definition) : [];
  }

  #ruleFindings(rules: RulesIr): Diagnostic[] {
    const kept = analyseOnce(rules, this.#previous && this.#previous.#analyses.get(rules.id));
    this.#analyses.set(rules.id, kept);
    return ruleFindings(rules, kept);
  }

  #once<T extends object>(part: T, check: (part: T) => readonly Diagnostic[]): readonly Diagnostic[] {
    const findings = (this.#previous && this.#previous.#kept.get(part)) ?? check(part);
    this.#kept.set(part, findings);
    return findings;
  }

  lowerFormula(formula: string, inputs: readonly string[]): LoweredExpression {
    const parsed = parseExpression(formula.startsWith('=') ? formula : `= ${formula}`);
    if (!parsed.expression || parsed.diagnostics.length > 0) return { diagnostics: parsed.diagnostics };
    return lowerStandalone(parsed.expression, inputs, OPERATORS);
  }
}

function csvOf(definition: Definition<'reference'>): string {
  return definition.file.replace(/\.reference\.yaml$/, '.csv');
}
