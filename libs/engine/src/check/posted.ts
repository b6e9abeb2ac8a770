import type { Diagnostic } from '@reckoner/diagnostics';
import type { Definition } from '@reckoner/definitions';
import type { FlowIr, StepIr } from '../ir/flow.js';
import { feedingItself } from './catalogue-posted.js';

const POSTED = 'delivery.posted';

/** A flow that starts from confirmed deliveries and delivers whatever they are would start from its own, for ever. */
export function feedsItself(flow: FlowIr, definition: Definition<'flow'>): Diagnostic[] {
  const { source, types } = flow.on;
  if (!types.includes(POSTED) || (source !== undefined && source !== 'reckoner')) return [];
  const found = unconditional(flow.steps);
  return found === undefined || found === 'asks'
    ? []
    : [feedingItself(definition.spanOf(['on', 'type']), found.to, found.operation)];
}

type Deliver = StepIr & { kind: 'deliver' };

/** The first delivery before which nothing is asked; `asks` where something is asked before any. */
function unconditional(steps: readonly StepIr[]): Deliver | 'asks' | undefined {
  for (const step of steps) {
    if (step.kind === 'deliver' && !step.when) return step;
    if (mayEnd(step)) return 'asks';
    const inner = step.kind === 'purpose' && !step.when ? unconditional(step.steps) : undefined;
    if (typeof inner === 'object') return inner;
  }
  return undefined;
}

/** Whether a step may keep those after it from running, or goes on for some alone. */
function mayEnd(step: StepIr): boolean {
  switch (step.kind) {
    case 'validate':
    case 'decide':
    case 'route':
    case 'split':
      return true;
    case 'enrich':
      return step.missing !== 'ok';
    default:
      return false;
  }
}
