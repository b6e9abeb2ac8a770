import type { MappingIr, RulesIr, TableIr } from '../ir/definitions.js';
import type { Local } from '../ir/expression.js';
import type { Bindings, FlowIr, StepIr } from '../ir/flow.js';
import { differingFields } from './unread.js';

/** What the steps of a flow use: they see its inputs and the type of its result, and not how it comes to that. */
export type Used = MappingIr | RulesIr | TableIr;

export function isUsed(ir: unknown): ir is Used {
  const kind = typeof ir === 'object' && ir !== null && 'kind' in ir ? ir.kind : undefined;
  return kind === 'mapping' || kind === 'rules' || kind === 'table';
}

/**
 * The scalar fields in which what a flow sees of the two differs; `more` where they differ in anything else that it sees.
 * A flow that is right with the one, and reads none of these fields, is right with the other.
 */
export function interfaceChange(a: Used, b: Used): ReadonlySet<string> | 'more' {
  const isAlike = a.kind === b.kind && a.id === b.id && a.inputs.length === b.inputs.length;
  if (!isAlike || a.inputs.some(({ name }, index) => name !== b.inputs[index]!.name)) return 'more';
  if (a.kind !== 'mapping' && b.kind !== 'mapping' && routesOf(a).join('\n') !== routesOf(b).join('\n')) return 'more';
  const changes = [
    differingFields(a.result, b.result),
    ...a.inputs.map(({ type }, index) => differingFields(type, b.inputs[index]!.type)),
  ];
  const names = new Set<string>();
  for (const change of changes) {
    if (change === 'more') return change;
    for (const name of change) names.add(name);
  }
  return names;
}

/** The branch names that the decision gives as constants. */
export function routesOf(decision: RulesIr | TableIr): string[] {
  const given =
    decision.kind === 'rules'
      ? [...decision.rules.map((rule) => rule.then), decision.otherwise].flatMap((then) =>
          then.outputs.filter((output) => output.name === 'to').map((output) => output.value),
        )
      : decision.rows.map((row) => row.outputs[decision.outputs.findIndex((output) => output.name === 'to')]);
  const names = given.flatMap((value) =>
    value?.kind === 'const' && typeof value.value === 'string' ? [value.value] : [],
  );
  return [...new Set(names)];
}

/** The flow with other definitions in the place of those that it uses. */
export function relinked(flow: FlowIr, others: ReadonlyMap<Used, Used>): FlowIr {
  const stepsOf = (steps: readonly StepIr[]): StepIr[] => steps.map(relinkedStep);
  const other = <U extends Used>(used: U): U => (others.get(used) ?? used) as U;
  const relinkedStep = (step: StepIr): StepIr => {
    switch (step.kind) {
      case 'map':
        return { ...step, mapping: other(step.mapping), given: rebound(step.given, other(step.mapping).inputs) };
      case 'decide':
        return { ...step, with: other(step.with), given: rebound(step.given, other(step.with).inputs) };
      case 'route':
        return {
          ...step,
          with: other(step.with),
          given: rebound(step.given, other(step.with).inputs),
          branches: step.branches.map((branch) => ({ ...branch, steps: stepsOf(branch.steps) })),
        };
      case 'purpose':
      case 'split':
        return { ...step, steps: stepsOf(step.steps) };
      default:
        return step;
    }
  };
  return {
    ...flow,
    steps: stepsOf(flow.steps),
    after: flow.after.map((after) => ({ ...after, steps: stepsOf(after.steps) })),
  };
}

function rebound(given: Bindings, inputs: readonly Local[]): Bindings {
  return given.map(({ value }, index) => ({ input: inputs[index]!, value }));
}
