import { Collector, Source, type Diagnostic } from '@reckoner/diagnostics';
import type { Definition, Workspace } from '@reckoner/definitions';
import type { FlowIr, StepIr } from '../ir/flow.js';
import type { ReferenceIr, TableIr } from '../ir/definitions.js';
import { lowerStandalone, parseExpression, type LoweredExpression } from '../run/expression.js';
import { NO_DEFINITIONS } from '../lower/lowering.js';
import { sharedPurpose } from '../lower/catalogue-flow.js';
import { Program } from '../lower/program.js';
import { OPERATORS } from '../operators/index.js';
import { ReferenceRows } from '../reference/rows.js';
import { analyseTable } from '../tables/analyse.js';
import type { Example } from '../tables/example.js';
import { gap, impossibleRow, overlap, rowsMissing, unreachableRow } from './catalogue.js';
import { readRows } from './rows.js';

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
 * only a whole can show: rows of tables, gaps and overlaps, flows that would do the same work twice.
 */
export function checkWorkspace(workspace: Workspace, options: CheckOptions = {}): Checked {
  const before = options.previous instanceof CheckedWorkspace ? options.previous : undefined;
  return new CheckedWorkspace(workspace, before, options.rows);
}

/** What was found about one lowered definition, kept as long as the definition is the same. */
interface Kept<T> {
  readonly source: unknown;
  readonly result: T;
}

class CheckedWorkspace implements Checked {
  readonly workspace: Workspace;
  readonly program: Program;
  readonly rows = new Map<string, ReferenceRows>();
  readonly diagnostics: readonly Diagnostic[];
  readonly #rowsRead = new Map<ReferenceIr, Kept<ReturnType<typeof readRows>>>();
  readonly #tables = new Map<TableIr, readonly Diagnostic[]>();

  constructor(workspace: Workspace, previous: CheckedWorkspace | undefined, rows: ReadonlyMap<string, Source> | undefined) {
    this.workspace = workspace;
    this.program = new Program(workspace, OPERATORS, previous?.program);
    const found = new Collector();
    found.addAll(workspace.diagnostics);
    found.addAll(this.program.findings());
    for (const definition of workspace.all('reference')) found.addAll(this.#checkRows(definition, previous, rows));
    for (const table of this.program.all('table')) found.addAll(this.#checkTable(table, previous));
    found.addAll(sharedPurposes(workspace, this.program.all('flow')));
    this.diagnostics = found.sorted();
  }

  #checkRows(definition: Definition<'reference'>, previous: CheckedWorkspace | undefined, given: ReadonlyMap<string, Source> | undefined): readonly Diagnostic[] {
    const ir = this.program.find('reference', definition.id);
    if (!ir) return [];
    const source = given?.get(definition.id) ?? this.workspace.rowsOf(definition, ir.rows === 'release' ? 'release' : 'sample');
    if (!source) {
      const file = definition.file.replace(/\.reference\.yaml$/, '.csv');
      return ir.rows === 'release' ? [rowsMissing(definition.spanOf(['rows']), file)] : [];
    }
    const kept = previous && previous.#rowsRead.get(ir);
    const read = kept?.source === source ? kept.result : readRows(ir, source);
    this.#rowsRead.set(ir, { source, result: read });
    this.rows.set(ir.id, read.rows);
    return read.findings;
  }

  #checkTable(table: TableIr, previous: CheckedWorkspace | undefined): readonly Diagnostic[] {
    const definition = this.workspace.get('table', table.id);
    if (!definition) return [];
    const findings = (previous && previous.#tables.get(table)) ?? tableFindings(table, definition);
    this.#tables.set(table, findings);
    return findings;
  }

  lowerFormula(formula: string, inputs: readonly string[]): LoweredExpression {
    const parsed = parseExpression(formula.startsWith('=') ? formula : `= ${formula}`);
    if (!parsed.expression || parsed.diagnostics.length > 0) return { diagnostics: parsed.diagnostics };
    return lowerStandalone(parsed.expression, inputs, { operators: OPERATORS, definitions: NO_DEFINITIONS });
  }
}

function tableFindings(table: TableIr, definition: Definition<'table'>): Diagnostic[] {
  const analysis = analyseTable(table);
  const rowSpan = (id: string): ReturnType<typeof definition.spanOf> => table.rows.find((row) => row.id === id)?.span ?? definition.spanOf(['rows']);
  return [
    ...analysis.gaps.map((example) => gap(definition.spanOf(['rows'], 'key'), describeExample(example), example.payload)),
    ...(table.hit === 'unique' ? analysis.overlaps : []).map(({ rows: [first, second], example }) =>
      overlap(rowSpan(second), first, second, describeExample(example), example.payload),
    ),
    ...analysis.unreachable.map(({ row, hiddenBy }) => unreachableRow(rowSpan(row), row, hiddenBy)),
    ...analysis.impossible.map(({ row, columns }) => impossibleRow(rowSpan(row), row, columns)),
  ];
}

/** `contract type "retainer" and hours 40 or more`. */
function describeExample(example: Example): string {
  const parts = [...example.where].map(([column, values]) => `${column} ${values}`);
  return parts.length === 0 ? 'anything at all' : parts.join(' and ');
}

/** Flows that start from one event must not share a purpose. */
function sharedPurposes(workspace: Workspace, flows: readonly FlowIr[]): Diagnostic[] {
  return flows.flatMap((flow, index) =>
    flows.slice(0, index).flatMap((other) => {
      const shared = purposesOf(flow).filter((purpose) => purposesOf(other).includes(purpose));
      if (shared.length === 0 || !startTogether(flow, other)) return [];
      return [sharedPurpose(workspace.get('flow', flow.id)!.spanOf(['on', 'type'], 'key'), other.id, shared)];
    }),
  );
}

function startTogether(a: FlowIr, b: FlowIr): boolean {
  const sources = a.on.source === undefined || b.on.source === undefined || a.on.source === b.on.source;
  return sources && a.on.types.some((type) => b.on.types.includes(type));
}

/** The purposes that a flow's effects are for. */
export function purposesOf(flow: FlowIr): string[] {
  if (flow.purpose !== undefined) return [flow.purpose];
  return flow.steps.filter((step): step is StepIr & { kind: 'purpose' } => step.kind === 'purpose').map((step) => step.name);
}
