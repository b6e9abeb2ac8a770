import type { Diagnostic } from '@reckoner/diagnostics';
import type { Workspace } from '@reckoner/definitions';
import type { FlowIr } from '../ir/flow.js';
import { sharedPurpose, twoWaysToCorrect } from '../lower/catalogue-flow.js';
import { twoWaysToRemember } from '../lower/catalogue-remember.js';
import { rememberSame } from '../run/remembered.js';
import { deliverStepsByPurpose } from '../run/revision.js';

/** Flows that start from one event must not share a purpose. */
export function sharedPurposes(workspace: Workspace, flows: readonly FlowIr[]): Diagnostic[] {
  return flows.flatMap((flow, index) =>
    flows.slice(0, index).flatMap((other) => {
      if (!startTogether(flow, other)) return [];
      const others = purposesOf(other);
      const shared = purposesOf(flow).filter((purpose) => others.includes(purpose));
      if (shared.length === 0) return [];
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

/** Deliveries for one purpose by one operation are corrected, and remember, in one way: a delivery does not say which step it came from. */
export function twoWays(flow: FlowIr): Diagnostic[] {
  const steps = deliverStepsByPurpose(flow);
  return steps.flatMap(({ step, purpose }, index) => {
    const other = steps
      .slice(0, index)
      .find((one) => one.purpose === purpose && one.step.to === step.to && one.step.operation === step.operation);
    if (other === undefined) return [];
    const isCorrectedSame = JSON.stringify(other.step.correct) === JSON.stringify(step.correct);
    return [
      ...(isCorrectedSame ? [] : [twoWaysToCorrect(step.span, step.operation)]),
      ...(rememberSame(other.step.remember, step.remember) ? [] : [twoWaysToRemember(step.span, step.operation)]),
    ];
  });
}
