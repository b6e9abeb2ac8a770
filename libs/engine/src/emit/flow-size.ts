import type { Bindings, RouteStep, DecideStep, StepIr } from '../ir/flow.js';
import type { Ir } from '../ir/expression.js';
import { nodesOfFields, nodesOfRules, nodesOfTable } from './size.js';
import { nodesOf } from './steps.js';

/** How many nodes the steps visit at most each time they run, but for the parts of splits within, which count by themselves. */
export function nodesOfSteps(steps: readonly StepIr[]): number {
  return steps.reduce((sum, step) => sum + nodesOfStep(step) + (step.when ? nodesOf(step.when) : 0), 0);
}

function nodesOfStep(step: StepIr): number {
  switch (step.kind) {
    case 'validate':
      return nodesOf(step.of);
    case 'map':
      return nodesOfGiven(step.given) + nodesOfFields(step.mapping.fields);
    case 'enrich':
      return nodesOfAll([...step.key, step.at]);
    case 'decide':
      return nodesOfDecision(step);
    case 'route':
      return nodesOfDecision(step) + step.branches.reduce((sum, branch) => sum + nodesOfSteps(branch.steps), 0);
    case 'draw':
      return nodesOfAll([...step.key, step.amount, step.balance.limit]) + nodesOfGiven(step.given);
    case 'purpose':
      return nodesOfSteps(step.steps);
    case 'split':
      return 'amounts' in step.each ? nodesOfAll(step.each.amounts.map(({ value }) => value)) : nodesOf(step.each.list);
    case 'deliver':
      return nodesOfAll([step.body, step.books, ...step.key, step.remember?.given]);
    case 'let':
      return nodesOf(step.value);
  }
}

function nodesOfDecision(step: DecideStep | RouteStep): number {
  return nodesOfGiven(step.given) + (step.with.kind === 'rules' ? nodesOfRules(step.with) : nodesOfTable(step.with));
}

function nodesOfGiven(given: Bindings): number {
  return nodesOfAll(given.map(({ value }) => value));
}

function nodesOfAll(all: readonly (Ir | undefined)[]): number {
  return all.reduce((sum, ir) => sum + (ir ? nodesOf(ir) : 0), 0);
}

/** Whether the steps run for each part of something. */
export function hasSplit(steps: readonly StepIr[]): boolean {
  return steps.some(
    (step) =>
      step.kind === 'split' ||
      (step.kind === 'purpose' && hasSplit(step.steps)) ||
      (step.kind === 'route' && step.branches.some((branch) => hasSplit(branch.steps))),
  );
}
