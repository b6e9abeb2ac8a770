import type { Local } from '../ir/expression.js';
import type { AfterIr, FlowIr, StepIr } from '../ir/flow.js';
import { BAIL } from './bail.js';
import { Block } from './block.js';
import { code, commas, type Code } from './code.js';
import { FlowContext } from './flow-context.js';
import { hasSplit } from './flow-size.js';
import { leavesThat, reasonOf, suffixed } from './flow-runtime.js';
import type { EndScope } from './flow-scope.js';
import { childrenOf, emitScopeBlock } from './flow-steps.js';
import { isSurely } from './knowledge.js';
import type { Unit } from './unit.js';
import { localsRead } from './used.js';

/** The steps after an end: for each purpose or part that ended so, a call of their function adds its deliveries. */
export function emitAfter(
  flow: FlowIr,
  { scope, deliveries, outer }: { scope: EndScope; deliveries: Code; outer: readonly Local[] },
  at: Block,
): void {
  const { unit, names } = at.emission;
  const locals = [flow.locals.data, flow.locals.event, ...outer];
  for (const after of flow.after) {
    const run = declareAfter(flow, after, locals, unit);
    const leaf = names.fresh('leaf');
    const leaves = code`${unit.bind('leaves', leavesThat)}(${unit.bind('outcomes', after.outcomes)}, ${scope.result}, ${scope.purpose})`;
    const given = commas([leaf, ...locals.map((local) => at.local(local).name)]);
    const add = code`for (const ${leaf} of ${leaves}) ${unit.bind('suffixed', suffixed)}(${deliveries}, ${run}(${given}), ${leaf});`;
    // An accepted whole can hold excluded parts, but none that ended worse.
    at.push(after.outcomes.includes('excluded') ? add : code`if (${scope.result}.outcome !== "accepted") ${add}`);
  }
}

/** A function of a leaf and of the variables of the flow that answers the deliveries. */
function declareAfter(flow: FlowIr, after: AfterIr, locals: readonly Local[], unit: Unit): Code {
  const { names } = unit;
  const at = new Block({ unit, names, leave: undefined, isRepeated: hasSplit(flow.steps) });
  const [leaf, name] = [names.fresh('leaf'), names.fresh('after')];
  const parameters = locals.map((local) => {
    const parameter = names.fresh('v');
    at.bind(local, parameter);
    return parameter;
  });
  leaveUnlessBound(after.steps, locals, at);
  at.bind(after.locals.purpose, at.constant('purpose', code`${leaf}.purpose`));
  at.bind(after.locals.part, at.constant('part', code`${leaf}.part`));
  at.bind(after.locals.reason, at.constant('reason', code`${unit.bind('reason', reasonOf)}(${leaf})`));
  const effects = { deliveries: at.constant('deliveries', code`[]`), draws: at.constant('draws', code`[]`) };
  if (isBeyondAfter(after.steps)) at.push(code`throw ${unit.bind('bail', BAIL)};`);
  const result = names.fresh('result');
  at.push(code`let ${result};`);
  const scope: EndScope = {
    label: names.fresh('scope'),
    result,
    deliveries: code`0`,
    draws: code`0`,
    purpose: code`${leaf}.purpose`,
    part: undefined,
    everyPurpose: undefined,
    ...childrenOf(after.steps, at),
  };
  emitScopeBlock(scope, after.steps, new FlowContext({ flow, unit, effects, scope }), at);
  at.push(code`return ${effects.deliveries};`);
  unit.declare(code`function ${name}(${commas([leaf, ...parameters])}) {\n${at.code()}\n}`);
  return name;
}

/** The types of variables hold from the step on that binds them, and the end may have come before. */
export function leaveUnlessBound(readIn: unknown, locals: readonly Local[], at: Block): void {
  const read = localsRead(readIn);
  for (const local of locals) {
    if (!read.has(local.id) || !isSurely(local.type, local.type.kind)) continue;
    at.push(code`if (${at.local(local).name} === undefined) throw ${at.emission.unit.bind('bail', BAIL)};`);
  }
}

/** Draws and splits after an end belong to no scope and to parts of parts; the interpreter sees to them. */
function isBeyondAfter(steps: readonly StepIr[]): boolean {
  return steps.some((step) => {
    if (step.kind === 'route') return step.branches.some((branch) => isBeyondAfter(branch.steps));
    return step.kind === 'draw' || step.kind === 'split';
  });
}
