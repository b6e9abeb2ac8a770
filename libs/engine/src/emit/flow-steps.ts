import type { Ir, LookupIr } from '../ir/expression.js';
import type {
  DeliverStep,
  RememberIr,
  DrawStep,
  EnrichStep,
  MapStep,
  PurposeStep,
  RouteStep,
  SplitStep,
  StepIr,
  ValidateStep,
} from '../ir/flow.js';
import { optional } from '../types/type.js';
import { joinedKey, partPath } from '../run/key.js';
import { STEPS_OF_PART } from '../values/bounds/effort.js';
import { BAIL } from './bail.js';
import type { Block } from './block.js';
import { named } from './branch.js';
import { code, commas, type Code } from './code.js';
import { emitDecision, refusalFor } from './decide.js';
import { value } from './expression.js';
import { bindGiven, boundBy, type FlowContext } from './flow-context.js';
import {
  distinctParts,
  draw,
  keyText as textOfKey,
  needed,
  neededInKey,
  noRowMessage,
  notApplicable,
  summed,
} from './flow-runtime.js';
import { end, type EndScope } from './flow-scope.js';
import { nodesOfSteps } from './flow-size.js';
import { isSurely, mayBeAbsent, mayBeMissing } from './knowledge.js';
import { loop } from './lists.js';
import { emitLookup } from './lookups.js';
import { emitMapping, mappingFunction } from './mapping.js';
import { makesFewParts, reached } from './reach.js';
import { isWrittenOut } from './size.js';
import { countParts, nodesOf } from './steps.js';
import { test } from './truth.js';

/** The steps of a flow as statements; what ends a scope breaks out of its block. */
export function emitSteps(steps: readonly StepIr[], context: FlowContext, at: Block): void {
  for (const step of steps) emitStep(step, context, at);
}

function emitStep(step: StepIr, context: FlowContext, at: Block): void {
  if (!step.when) return perform(step, context, at);
  const local = boundBy(step);
  if (local) context.declare(local, at);
  const condition = test(step.when, at);
  const inner = at.child();
  perform(step, context, inner);
  const skipped = at.child();
  if (step.kind === 'purpose') skipped.push(code`${context.scope.purposes}[${step.name}] = ${inapplicable(context)};`);
  if (step.kind === 'split') skipped.push(code`${context.scope.isEmptySplit} = true;`);
  at.push(code`if (${condition}) {\n${inner.code()}\n} else {\n${skipped.code()}\n}`);
}

function inapplicable(context: FlowContext): Code {
  const about = context.flow.builtin.get('NOT_APPLICABLE');
  return code`${context.unit.bind('skipped', notApplicable)}(${context.unit.bind('about', about)})`;
}

function perform(step: StepIr, context: FlowContext, at: Block): void {
  switch (step.kind) {
    case 'validate':
      return emitValidate(step, context, at);
    case 'map':
      if (makesFewParts(step.mapping)) context.tame(step.as);
      return context.store(step.as, emitMap(step, context, at), at);
    case 'enrich':
      return emitEnrich(step, context, at);
    case 'decide':
      return emitDecide(step, context, at);
    case 'draw':
      context.tame(step.as);
      return context.store(step.as, emitDraw(step, context, at), at);
    case 'purpose':
      return emitPurpose(step, context, at);
    case 'split':
      return emitSplit(step, context, at);
    case 'route':
      return emitRoute(step, context, at);
    case 'deliver':
      return emitDeliver(step, context, at);
    case 'let':
      return context.store(step.as, value(step.value, at), at);
  }
}

function bail(context: FlowContext): Code {
  return code`throw ${context.unit.bind('bail', BAIL)};`;
}

/** The interpreter says what is wrong with a payload that does not fit. */
function emitValidate(step: ValidateStep, context: FlowContext, at: Block): void {
  const payload = named(reachedIn(context, step.of, at), at);
  const isValid = context.unit.bind('valid', context.unit.links.validator(step.schema));
  at.push(code`if (!${isValid}(${payload})) ${bail(context)}`);
  if (step.as) context.store(step.as, payload, at);
}

function emitMap(step: MapStep, context: FlowContext, at: Block): Code {
  const { mapping, given } = step;
  if (!isWrittenOut(mapping)) return context.call(mapping, () => mappingFunction(mapping), given, at);
  bindGiven(given, at);
  return emitMapping(mapping, at);
}

function emitEnrich(step: EnrichStep, context: FlowContext, at: Block): void {
  const { table, key, missing } = step;
  context.tame(step.as);
  const read: LookupIr = {
    kind: 'lookup',
    id: step.id,
    span: step.span,
    type: optional(table.row),
    table,
    keys: key,
    at: step.at,
  };
  const row = named(emitLookup(read, at), at);
  if (missing !== 'ok') {
    const inner = at.child();
    const keys = commas(key.map((part) => value(part, inner)));
    const day = step.at ? value(step.at, inner) : code`undefined`;
    const say = context.unit.bind('say', noRowMessage);
    const message = inner.constant('message', code`${say}(${table.id}, ${missing.about?.title}, [${keys}], ${day})`);
    end(context.scope, context.effects, refusalFor(missing, message, inner), inner);
    at.push(code`if (${row} === undefined) {\n${inner.code()}\n}`);
  }
  context.store(step.as, row, at);
}

function emitDecide(step: StepIr & { kind: 'decide' }, context: FlowContext, at: Block): void {
  const { as } = step;
  if (as && !step.when) context.declare(as, at);
  emitDecision(step, context, at, (decision, inner) => {
    if (as) context.store(as, decision, inner);
  });
}

function emitDraw(step: DrawStep, context: FlowContext, at: Block): Code {
  const { unit } = context;
  const key = code`${unit.bind('key', joinedKey)}([${commas(step.key.map((part) => keyText(part, context, at)))}])`;
  const amount = value(step.amount, at);
  bindGiven(step.given, at);
  const limit = value(step.balance.limit, at);
  const request = code`{ balance: ${step.balance.id}, key: ${key}, amount: ${amount}, limit: ${limit} }`;
  return code`${unit.bind('draw', draw)}(${unit.bind('run', unit.links.run)}, ${context.effects.draws}, ${request})`;
}

/** A part of a key as a text. */
function keyText(part: Ir, context: FlowContext, at: Block): Code {
  const made = value(part, at);
  if (isSurely(part.type, 'text')) return reached(part, made, true, at);
  return code`${context.unit.bind('text', textOfKey)}(${made})`;
}

interface ScopeStart {
  readonly purpose: Code;
  readonly part: Code | undefined;
  readonly steps: readonly StepIr[];
}

/** A scope as a block of its own; answers the name of its result. */
function emitScope({ purpose, part, steps }: ScopeStart, context: FlowContext, at: Block): Code {
  const { names } = at.emission;
  const result = names.fresh('result');
  at.push(code`let ${result};`);
  const deliveries = at.constant('owed', code`${context.effects.deliveries}.length`);
  const draws = at.constant('drawn', code`${context.effects.draws}.length`);
  const children = childrenOf(steps, at);
  const scope: EndScope = {
    label: names.fresh('scope'),
    result,
    deliveries,
    draws,
    purpose,
    part,
    everyPurpose: undefined,
    ...children,
  };
  emitScopeBlock(scope, steps, context.within(scope), at);
  return result;
}

/** Where the results within a scope are gathered. */
export function childrenOf(steps: readonly StepIr[], at: Block): Pick<EndScope, 'purposes' | 'parts' | 'isEmptySplit'> {
  const hasSplit = hasStep(steps, 'split');
  const isEmptySplit = hasSplit ? at.emission.names.fresh('empty') : undefined;
  if (isEmptySplit) at.push(code`let ${isEmptySplit} = false;`);
  return {
    purposes: hasStep(steps, 'purpose') ? at.constant('purposes', code`{}`) : undefined,
    parts: hasSplit ? at.constant('parts', code`[]`) : undefined,
    isEmptySplit,
  };
}

function hasStep(steps: readonly StepIr[], kind: 'purpose' | 'split' | 'draw'): boolean {
  return steps.some(
    (step) =>
      step.kind === kind || (step.kind === 'route' && step.branches.some((branch) => hasStep(branch.steps, kind))),
  );
}

/** The statements of a scope in the block that ending it breaks out of. */
export function emitScopeBlock(scope: EndScope, steps: readonly StepIr[], context: FlowContext, at: Block): void {
  const inner = at.child();
  emitSteps(steps, context, inner);
  inner.push(code`${scope.result} = ${ownResult(scope, context)};`);
  if ((scope.purposes || scope.parts) && hasStep(steps, 'draw')) leaveUnlessAccepted(scope, context, inner);
  at.push(code`${scope.label}: {\n${inner.code()}\n}`);
}

/** Giving back what the scope's own steps drew, and nothing else, is left to the interpreter. */
function leaveUnlessAccepted(scope: EndScope, context: FlowContext, at: Block): void {
  const hasDrawn = code`${context.effects.draws}.length !== ${scope.draws}`;
  at.push(code`if (${scope.result}.outcome !== "accepted" && ${hasDrawn}) throw ${context.unit.bind('bail', BAIL)};`);
}

/** What a scope ends as that came to its last step. A split without parts, and nothing else, did not apply. */
function ownResult(scope: EndScope, context: FlowContext): Code {
  const accepted = code`{ outcome: "accepted" }`;
  if (!scope.purposes && !scope.parts) return accepted;
  const isIdle = code`${scope.isEmptySplit} && ${context.effects.deliveries}.length === ${scope.deliveries}`;
  const own = scope.parts ? code`${isIdle} ? ${inapplicable(context)} : ${accepted}` : accepted;
  return code`${context.unit.bind('summed', summed)}(${scope.purposes}, ${scope.parts}, ${own})`;
}

function emitPurpose(step: PurposeStep, context: FlowContext, at: Block): void {
  const result = emitScope({ purpose: code`${step.name}`, part: undefined, steps: step.steps }, context, at);
  at.push(code`${context.scope.purposes}[${step.name}] = ${result};`);
}

function emitSplit(step: SplitStep, context: FlowContext, at: Block): void {
  const parts = partsOf(step, context, at);
  const { names } = at.emission;
  const [index, each] = [names.fresh('i'), names.fresh('part')];
  const body = at.loop();
  body.bind(step.as, each);
  const outer = context.scope.part;
  const part = body.constant('path', code`${context.unit.bind('within', partPath)}(${outer}, ${each}.key)`);
  const result = emitScope({ purpose: context.scope.purpose, part, steps: step.steps }, context, body);
  body.push(code`${context.scope.parts}.push({ part: ${each}.key, ...${result} });`);
  at.push(code`if (${parts}.length === 0) ${context.scope.isEmptySplit} = true;`);
  at.push(countParts(code`${parts}.length`, nodesOfSteps(step.steps) + STEPS_OF_PART, at));
  at.push(
    code`for (let ${index} = 0; ${index} < ${parts}.length; ${index}++) {\nconst ${each} = ${parts}[${index}];\n${body.code()}\n}`,
  );
}

function partsOf(step: SplitStep, context: FlowContext, at: Block): Code {
  const parts = at.constant('parts', code`[]`);
  const { each } = step;
  if ('amounts' in each) {
    for (const { key, value: of } of each.amounts) {
      const amount = named(value(of, at), at);
      const present = mayBeAbsent(of.type)
        ? code`${amount} !== undefined && ${amount} !== null && ${amount} !== 0`
        : code`${amount} !== 0`;
      at.push(code`if (${present}) ${parts}.push({ key: ${key}, value: ${amount} });`);
    }
    return parts;
  }
  const pass = (element: Code, body: Block): void => {
    body.bind(each.item, element);
    body.push(code`${parts}.push({ key: ${keyText(each.key, context, body)}, value: ${element} });`);
  };
  loop(each.list, at, pass, nodesOf(each.key));
  return at.constant('parts', code`${context.unit.bind('distinct', distinctParts)}(${parts})`);
}

function emitRoute(step: RouteStep, context: FlowContext, at: Block): void {
  const to = at.emission.names.fresh('to');
  at.push(code`let ${to};`);
  emitDecision(step, context, at, (decision, inner) => inner.push(code`${to} = ${decision}["to"];`));
  for (const branch of step.branches) {
    const inner = at.child();
    emitSteps(branch.steps, context, inner);
    at.push(code`if (${to} === ${branch.name}) {\n${inner.code()}\n} else`);
  }
  at.push(bail(context));
}

/** What leaves the flow. */
function reachedIn(context: FlowContext, ir: Ir, at: Block): Code {
  return reached(ir, value(ir, at), context.isTame(ir), at);
}

function emitDeliver(step: DeliverStep, context: FlowContext, at: Block): void {
  const { unit, scope } = context;
  const made = reachedIn(context, step.body, at);
  const body = mayBeMissing(step.body.type) ? code`${unit.bind('needed', needed)}(${made})` : made;
  const key = step.key.map((part) => {
    const of = reachedIn(context, part, at);
    return mayBeAbsent(part.type) ? code`${unit.bind('key', neededInKey)}(${of})` : of;
  });
  const books = step.books === step.body ? undefined : named(reachedIn(context, step.books, at), at);
  const part = scope.part ? code`part: ${scope.part}, ` : code``;
  const start = code`purpose: ${scope.purpose}, ${part}to: ${step.to}, operation: ${step.operation}, key: [${commas(key)}], body: ${body}`;
  const end = step.remember ? code`, ${remembering(step.remember, context, at)}` : code``;
  const plain = code`{ ${start}${end} }`;
  const whole = books ? code`{ ${start}, books: ${books}${end} }` : plain;
  const added = books && mayBeMissing(step.books.type) ? code`${books} === undefined ? ${plain} : ${whole}` : whole;
  at.push(code`${context.effects.deliveries}.push(${added});`);
}

function remembering({ table, given }: RememberIr, context: FlowContext, at: Block): Code {
  return code`remember: { in: ${table.id}, given: ${named(reachedIn(context, given, at), at)} }`;
}
