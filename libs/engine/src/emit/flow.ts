import type { FlowIr } from '../ir/flow.js';
import type { Execution, FlowEvent, Host } from '../run/execution.js';
import { beginEffort, EFFORT_SAFE, endEffort } from '../values/bounds/effort.js';
import { emitAfter, leaveUnlessBound } from './after.js';
import { Block } from './block.js';
import { code } from './code.js';
import { value } from './expression.js';
import { boundBy, FlowContext } from './flow-context.js';
import { eventValue } from './flow-runtime.js';
import type { EndScope } from './flow-scope.js';
import { childrenOf, emitScopeBlock } from './flow-steps.js';
import { reached } from './reach.js';
import { Unit, type Links } from './unit.js';

export type FlowFunction = (event: FlowEvent, host: Host) => Execution;

/**
 * A flow as one generated function, with the definitions it uses. Generated code gives results only: whatever is out
 * of the ordinary (a failure, a row not at hand, a payload that does not fit) it leaves to the interpreter, which
 * begins anew and says what is wrong.
 */
export function compileFlow(flow: FlowIr, links: Links, interpret: FlowFunction): FlowFunction {
  const { run } = links;
  const compiled = emitFlow(flow, links);
  return (event, host) => {
    run.now = event.time;
    run.host = host;
    run.steps = 0;
    const before = beginEffort(EFFORT_SAFE);
    try {
      return compiled(event);
    } catch (thrown) {
      links.onFallback?.(thrown);
      return interpret(event, host);
    } finally {
      endEffort(before);
    }
  };
}

function emitFlow(flow: FlowIr, links: Links): (event: FlowEvent) => Execution {
  const unit = new Unit(links);
  const { names } = unit;
  const at = new Block({ unit, names, leave: undefined });
  const [event, name] = [names.fresh('event'), names.fresh('flow')];
  at.bind(flow.locals.data, at.constant('data', code`${event}.data`));
  at.bind(flow.locals.event, at.constant('about', code`${unit.bind('value', eventValue)}(${event})`));
  const effects = { deliveries: at.constant('deliveries', code`[]`), draws: at.constant('draws', code`[]`) };
  const scope = wholeScope(flow, at);
  const context = new FlowContext({ flow, unit, effects, scope });
  const outer = flow.steps.flatMap((step) => boundBy(step) ?? []);
  for (const local of outer) context.declare(local, at);
  emitScopeBlock(scope, flow.steps, context, at);
  emitAfter(flow, { scope, deliveries: effects.deliveries, outer }, at);
  if (flow.subject && flow.subject.kind !== 'local') leaveUnlessBound(flow.subject, outer, at);
  const subject = flow.subject
    ? reached(flow.subject, value(flow.subject, at), context.isTame(flow.subject), at)
    : code`undefined`;
  at.push(
    code`return { result: ${scope.result}, deliveries: ${effects.deliveries}, draws: ${effects.draws}, subject: ${subject} };`,
  );
  unit.declare(code`function ${name}(${event}) {\n${at.code()}\n}`);
  return unit.compile(name);
}

/** The execution as a whole. Where it ends before its last step, each of its purposes ends so. */
function wholeScope(flow: FlowIr, at: Block): EndScope {
  const { names, unit } = at.emission;
  const result = names.fresh('result');
  at.push(code`let ${result};`);
  const purposes = flow.steps.flatMap((step) => (step.kind === 'purpose' ? [step.name] : []));
  return {
    label: names.fresh('scope'),
    result,
    deliveries: code`0`,
    draws: code`0`,
    purpose: code`${flow.purpose ?? ''}`,
    part: undefined,
    everyPurpose: flow.purpose === undefined ? unit.bind('names', Object.freeze(purposes)) : undefined,
    ...childrenOf(flow.steps, at),
  };
}
