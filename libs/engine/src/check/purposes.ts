import type { Diagnostic } from '@reckoner/diagnostics';
import type { Workspace } from '@reckoner/definitions';
import type { FlowIr } from '../ir/flow.js';
import { sharedPurpose } from '../lower/catalogue-flow.js';

/** Flows that start from one event must not share a purpose. */
export function sharedPurposes(workspace: Workspace, flows: readonly FlowIr[]): Diagnostic[] {
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
  return flow.steps.flatMap((step) => (step.kind === 'purpose' ? [step.name] : []));
}
