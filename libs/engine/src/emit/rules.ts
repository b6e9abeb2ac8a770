import type { RulesIr, ThenIr } from '../ir/definitions.js';
import { setOwn } from './runtime.js';
import type { Maybe, ObjectValue, Value } from '../values/value.js';
import { emitThen, thenEntries } from './answers.js';
import type { Block } from './block.js';
import { code, commas, type Code } from './code.js';
import { value } from './expression.js';
import type { FunctionSpec } from './function.js';
import { test } from './truth.js';

/** What becomes of a decision: adds statements to the block that the decision was made in. */
export type Decided = (decision: Code, then: ThenIr, at: Block) => void;

/** A rule set as a function of its inputs that returns the decision. */
export function rulesFunction(rules: RulesIr): FunctionSpec {
  return {
    inputs: rules.inputs,
    body: (at) => emitRules(rules, at, (decision, _, inner) => inner.push(code`return ${decision};`)),
  };
}

/** The conditions in order, as statements; `decided` must leave them. */
export function emitRules(rules: RulesIr, at: Block, decided: Decided): void {
  if (rules.strategy === 'all') return emitAll(rules, at, decided);
  for (const rule of rules.rules) {
    const condition = test(rule.when, at);
    const inner = at.child();
    decided(emitThen(rule.then, inner), rule.then, inner);
    at.push(code`if (${condition}) {\n${inner.code()}\n}`);
  }
  decided(emitThen(rules.otherwise, at), rules.otherwise, at);
}

/** Each rule that accepts gives its outputs; the first that does not accept decides. */
function emitAll(rules: RulesIr, at: Block, decided: Decided): void {
  const given = at.constant('given', code`[]`);
  const merge = at.emission.unit.bind('merge', merged);
  const decision = (then: ThenIr, inner: Block): Code => {
    const own = thenEntries(then, inner).map(({ key, code: of }) => code`[${key}, ${of}]`);
    return code`${merge}([${commas(own)}], ${given})`;
  };
  for (const rule of rules.rules) {
    const condition = test(rule.when, at);
    const inner = at.child();
    if (rule.then.outcome !== 'accept') decided(decision(rule.then, inner), rule.then, inner);
    else rule.then.outputs.forEach(({ name, value: of }) => inner.push(code`${given}.push([${name}, ${value(of, inner)}]);`));
    at.push(code`if (${condition}) {\n${inner.code()}\n}`);
  }
  decided(decision(rules.otherwise, at), rules.otherwise, at);
}

/** What other rules gave leads. */
function merged(own: readonly (readonly [string, Maybe])[], given: readonly (readonly [string, Maybe])[]): ObjectValue {
  const made: Record<string, Value> = {};
  for (const [key, of] of own) if (of !== undefined) setOwn(made, key, of);
  for (const [key, of] of given) if (of !== undefined) setOwn(made, key, of);
  return made;
}
