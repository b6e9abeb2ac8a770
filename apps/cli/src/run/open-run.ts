import { MemoryHost, type Checked, type FlowIr, type FlowProgram, type StepIr } from '@reckoner/engine';
import { Engine } from '@reckoner/engine/compiled';
import { ControlTotals, planTotals } from '@reckoner/engine/totals';
import type { RunOptions } from '../commands/run.js';
import { recordOptions } from '../input/open.js';
import type { RecordOptions } from '../input/records.js';
import { recordWriter, type RecordWriter } from './line.js';
import { findFlow } from '../workspace/find-flow.js';
import { loadWorkspace } from '../workspace/load.js';

/** A flow that is ready to run over records. */
export interface OpenRun {
  readonly checked: Checked;
  readonly flow: FlowIr;
  readonly program: FlowProgram;
  readonly host: MemoryHost;
  readonly writer: RecordWriter;
  readonly records: RecordOptions;
  /** Whether entries depend on those before them, through balances. */
  readonly draws: boolean;
  /** What becomes of the entries in sum, where it was asked for. */
  readonly totals: ControlTotals | undefined;
}

/** Loads the workspace and compiles the flow. `start` is the moment the whole run began. */
export function openRun(flowRef: string, options: RunOptions, start: string): OpenRun {
  const { checked } = loadWorkspace(options.workspace, { withoutTests: true, rows: options.rows });
  const engine = new Engine(checked, { compiled: options.interpreted !== true });
  const flow = findFlow(checked, flowRef);
  return {
    checked,
    flow,
    program: engine.flow(flow.id)!,
    host: new MemoryHost(checked.rows),
    writer: recordWriter(flow, options.format),
    records: { ...recordOptions(options, flow, checked), start },
    draws: drawsWithin(flow.steps),
    totals:
      options.summary || options.summaryFile !== undefined
        ? new ControlTotals(planTotals(flow, checked.program))
        : undefined,
  };
}

function drawsWithin(steps: readonly StepIr[]): boolean {
  return steps.some((step) => {
    if (step.kind === 'draw') return true;
    if (step.kind === 'purpose' || step.kind === 'split') return drawsWithin(step.steps);
    return step.kind === 'route' && step.branches.some((branch) => drawsWithin(branch.steps));
  });
}
