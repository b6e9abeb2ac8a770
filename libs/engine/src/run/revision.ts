import { compareNumbers } from '../decimal/arithmetic.js';
import { isNumber } from '../decimal/decimal.js';
import type { DeliverStep, FlowIr, StepIr } from '../ir/flow.js';
import { canonicalJson } from '../values/json.js';
import { secondsOfTimestamp } from '../values/date.js';
import type { Maybe, Value } from '../values/value.js';
import { leavesThat, type Leaf } from '../emit/flow-runtime.js';
import type { Delivery, EndState, Execution } from './execution.js';

/** How a revision stands to the one that came before: the declared revision decides, not the order of arrival. */
export type Standing = 'newer' | 'older' | 'same' | 'conflict';

/** Without declared revisions, whatever comes later is newer. The same revision with another body is a conflict. */
export function standing(prior: { revision: Maybe; data: Value }, current: { revision: Maybe; data: Value }): Standing {
  const order = compareRevisions(current.revision, prior.revision);
  if (order !== 0) return order > 0 ? 'newer' : 'older';
  if (canonicalJson(prior.data) === canonicalJson(current.data)) return 'same';
  return current.revision === undefined ? 'newer' : 'conflict';
}

/** Numbers by value, timestamps by instant, other texts by code unit. */
export function compareRevisions(a: Maybe, b: Maybe): number {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (typeof a !== 'string' || typeof b !== 'string') return 0;
  const [left, right] = [secondsOfTimestamp(a), secondsOfTimestamp(b)];
  if (!left || !right) return order(a, b);
  return left.seconds - right.seconds || order(left.fraction, right.fraction);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a newer revision owes its targets, given what the posted one before it sent. */
export interface Correction {
  readonly deliveries: Delivery[];
  /** Posted before, no longer owed, and the target offers no way back: somebody must look. */
  readonly stranded: Delivery[];
}

/**
 * The deliveries of a newer revision after the former one was posted: what did not change is not sent again, what
 * changed is corrected as its step declares, what is no longer owed is reversed.
 */
export function correct(
  flow: FlowIr,
  posted: Execution,
  current: Execution,
  stays: (reason: string) => boolean = () => false,
): Correction {
  const steps = deliverStepsByPurpose(flow);
  const modeOf = (delivery: Delivery): DeliverStep['correct'] =>
    steps.find((owner) => makesDelivery(owner, delivery))?.step.correct ?? 'never';
  const former = new Map(posted.deliveries.map((delivery) => [effectOf(delivery), delivery]));
  const deliveries: Delivery[] = [];
  for (const delivery of current.deliveries) {
    const mode = modeOf(delivery);
    const before = former.get(effectOf(delivery));
    former.delete(effectOf(delivery));
    if (before && mode !== 'never' && canonicalJson(before.body) === canonicalJson(delivery.body)) continue;
    if (before && typeof mode === 'object') deliveries.push(reversal(before, mode.reverseWith));
    deliveries.push(delivery);
  }
  const ends = leavesThat(ENDS, current.result, flow.purpose ?? '');
  const left = [...former.values()].filter(
    (delivery) => modeOf(delivery) !== 'never' && !isLeft(delivery, ends, stays),
  );
  const stranded: Delivery[] = [];
  for (const delivery of left) {
    const mode = modeOf(delivery);
    if (typeof mode === 'object') deliveries.push(reversal(delivery, mode.reverseWith));
    else stranded.push(delivery);
  }
  return { deliveries, stranded };
}

const ENDS: readonly EndState[] = ['accepted', 'held', 'excluded', 'rejected', 'failed'];

/** Whether nothing was decided that says what should become of it: a failure, or a reason for which it stays. */
function isLeft({ purpose, part }: Delivery, ends: readonly Leaf[], stays: (reason: string) => boolean): boolean {
  const end = ends.find((leaf) => leaf.purpose === purpose && (leaf.part === part || leaf.part === undefined));
  if (end?.result.outcome === 'failed') return true;
  return end?.result.reason !== undefined && stays(end.result.reason);
}

/** The same effect: one target, one key, whatever the revision. */
function effectOf({ to, operation, key, purpose, part }: Delivery): string {
  return canonicalJson([to, operation, purpose, part ?? null, ...key]);
}

/** A reversal remembers nothing: what it takes back was remembered, and what follows it will be. */
function reversal({ remember: _, ...delivery }: Delivery, operation: string): Delivery {
  return { ...delivery, operation };
}

/** A deliver step, and the purpose that it is for; undefined where it serves whichever ended so. */
export interface PurposedStep {
  readonly step: DeliverStep;
  readonly purpose: string | undefined;
}

/** Every deliver step of a flow, in parts and branches too. */
export function deliverStepsByPurpose(flow: FlowIr): PurposedStep[] {
  const within = (steps: readonly StepIr[], purpose: string | undefined): PurposedStep[] =>
    steps.flatMap((step) => {
      if (step.kind === 'deliver') return [{ step, purpose }];
      if (step.kind === 'purpose') return within(step.steps, step.name);
      if (step.kind === 'split') return within(step.steps, purpose);
      return step.kind === 'route' ? step.branches.flatMap((branch) => within(branch.steps, purpose)) : [];
    });
  return [...within(flow.steps, flow.purpose), ...flow.after.flatMap((after) => within(after.steps, undefined))];
}

/** Whether the step is the one that the delivery came from; the checks see to it that it does not matter where two are. */
export function makesDelivery(
  { step, purpose }: PurposedStep,
  delivery: Pick<Delivery, 'purpose' | 'to' | 'operation'>,
): boolean {
  return (
    step.to === delivery.to &&
    step.operation === delivery.operation &&
    (purpose === undefined || purpose === delivery.purpose)
  );
}

/** Every deliver step of a flow, in purposes, parts and branches too. */
export function deliverSteps(flow: FlowIr): DeliverStep[] {
  return deliverStepsByPurpose(flow).map(({ step }) => step);
}
