import type { RulesIr, TableIr, ThenIr } from '../ir/definitions.js';
import type { Bindings, DecideStep, EnrichStep, RouteStep } from '../ir/flow.js';
import { ROW_EFFORT, spend } from '../values/bounds/effort.js';
import { emitTemplate } from './answers.js';
import type { Block } from './block.js';
import { code, type Code } from './code.js';
import { value } from './expression.js';
import { bindGiven, type FlowContext } from './flow-context.js';
import { endOfDecision } from './flow-runtime.js';
import { end, resultOf, type Said } from './flow-scope.js';
import { isSurely } from './knowledge.js';
import type { Entry } from './objects.js';
import { emitRules, rulesFunction } from './rules.js';
import { isWrittenOut } from './size.js';
import { emitTable, tableFunction } from './table.js';

/**
 * Decisions within a flow. A small definition is written out in the flow, and a rule that does not accept ends the
 * scope right there; a large one is a function of its own.
 */
export function emitDecision(
  step: DecideStep | RouteStep,
  context: FlowContext,
  at: Block,
  decided: (decision: Code, at: Block) => void,
): void {
  const definition = step.with;
  if (definition.kind === 'table' && at.isRepeated)
    at.push(code`${at.emission.unit.bind('spend', spend)}(${definition.rows.length * ROW_EFFORT});`);
  if (!isWrittenOut(definition)) {
    const decision = at.constant('decision', callDecision(definition, step.given, context, at));
    leaveUnlessAccepted(decision, definition, context, at);
    decided(decision, at);
    return;
  }
  const label = at.emission.names.fresh('decide');
  const inner = at.child();
  const accepted = (decision: Code, block: Block): void => {
    decided(decision, block);
    block.push(code`break ${label};`);
  };
  bindGiven(step.given, inner);
  if (definition.kind === 'rules') {
    const refuse = (then: ThenIr, block: Block): void =>
      end(context.scope, context.effects, refusal(then, block), block);
    emitRules(definition, inner, { accept: accepted, refuse });
  } else {
    emitTable(definition, inner, (answer, block) => {
      const decision = block.constant('decision', answer);
      leaveUnlessAccepted(decision, definition, context, block);
      accepted(decision, block);
    });
  }
  at.push(code`${label}: {\n${inner.code()}\n}`);
}

function callDecision(definition: RulesIr | TableIr, given: Bindings, context: FlowContext, at: Block): Code {
  const spec = definition.kind === 'rules' ? () => rulesFunction(definition) : () => tableFunction(definition);
  return context.call(definition, spec, given, at);
}

/** Where the definition can decide against the entry. */
function leaveUnlessAccepted(decision: Code, definition: RulesIr | TableIr, context: FlowContext, at: Block): void {
  const decides = definition.kind === 'rules' || definition.outputs.some((output) => output.name === 'outcome');
  if (!decides) return;
  const refused = at.constant('end', code`${context.unit.bind('end', endOfDecision)}(${decision})`);
  const inner = at.child();
  end(context.scope, context.effects, refused, inner);
  at.push(code`if (${refused} !== undefined) {\n${inner.code()}\n}`);
}

const END_STATES = { hold: 'held', reject: 'rejected', exclude: 'excluded' } as const;

/** The result that a rule means that does not accept. */
function refusal(then: ThenIr, at: Block): Code {
  // What else the rule gives goes nowhere, but it may fail.
  for (const { value: output } of then.outputs) if (output.kind !== 'const') at.push(code`${value(output, at)};`);
  const said: Said = {
    outcome: END_STATES[then.outcome as keyof typeof END_STATES],
    reason: constant(then.reason),
    message: then.say && emitTemplate(then.say, at),
    owner: constant(then.owner),
    remedy: then.remedy && emitTemplate(then.remedy, at),
    deadline: then.deadline && deadlineEntry(then, at),
  };
  return resultOf(said, at);
}

function constant(text: string | undefined): Code | undefined {
  return text === undefined ? undefined : code`${text}`;
}

function deadlineEntry({ deadline, outcome }: ThenIr, at: Block): Entry | undefined {
  if (!deadline) return undefined;
  const made = value(deadline, at);
  if (outcome !== 'hold') {
    if (deadline.kind !== 'const') at.push(code`${made};`);
    return undefined;
  }
  if (isSurely(deadline.type, 'text')) return { key: 'deadline', code: made, optional: false };
  const name = at.constant('deadline', made);
  return { key: 'deadline', code: code`(typeof ${name} === "string" ? ${name} : undefined)`, optional: true };
}

/** The result that a missing row means. */
export function refusalFor(
  { outcome, reason, about }: Exclude<EnrichStep['missing'], 'ok'>,
  message: Code,
  at: Block,
): Code {
  const deadline = outcome === 'hold' ? constant(about?.serviceLevel) : undefined;
  const said: Said = {
    outcome: END_STATES[outcome],
    reason: code`${reason}`,
    message,
    owner: constant(about?.owner),
    remedy: constant(about?.remedy),
    deadline: deadline && { key: 'deadline', code: deadline, optional: false },
  };
  return resultOf(said, at);
}
