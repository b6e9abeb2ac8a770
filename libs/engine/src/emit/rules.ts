import type { RulesIr, ThenIr } from '../ir/definitions.js';
import type { Maybe, ObjectValue, Value } from '../values/value.js';
import { emitThen, thenEntries } from './answers.js';
import type { Block } from './block.js';
import { code, commas, type Code } from './code.js';
import { value } from './expression.js';
import type { FunctionSpec } from './function.js';
import { setOwn } from './runtime.js';
import { test } from './truth.js';

/** What becomes of a decision: statements added to the block that it is made in; they must leave the rules. */
export interface Sink {
  accept(decision: Code, at: Block): void;
  refuse(then: ThenIr, at: Block): void;
}

/** A rule set as a function of its inputs that returns the decision. */
export function rulesFunction(rules: RulesIr): FunctionSpec {
  const returned = (decision: Code, at: Block): void => at.push(code`return ${decision};`);
  const body = (at: Block): void => {
    if (rules.strategy === 'all') emitAll(rules, at);
    else emitRules(rules, at, { accept: returned, refuse: (then, inner) => returned(emitThen(then, inner), inner) });
  };
  return { inputs: rules.inputs, body };
}

/** The conditions of a rule set whose first rule that holds decides. */
export function emitRules(rules: RulesIr, at: Block, sink: Sink): void {
  const decide = (then: ThenIr, inner: Block): void => {
    if (then.outcome === 'accept') sink.accept(emitThen(then, inner), inner);
    else sink.refuse(then, inner);
  };
  for (const rule of rules.rules) {
    const condition = test(rule.when, at);
    const inner = at.child();
    decide(rule.then, inner);
    at.push(code`if (${condition}) {\n${inner.code()}\n}`);
  }
  decide(rules.otherwise, at);
}

/** Each rule that accepts gives its outputs; the first that does not accept decides. */
function emitAll(rules: RulesIr, at: Block): void {
  const given = at.constant('given', code`[]`);
  const merge = at.emission.unit.bind('merge', merged);
  const decided = (then: ThenIr, inner: Block): void => {
    const own = thenEntries(then, inner).map(({ key, code: of }) => code`[${key}, ${of}]`);
    inner.push(code`return ${merge}([${commas(own)}], ${given});`);
  };
  for (const rule of rules.rules) {
    const condition = test(rule.when, at);
    const inner = at.child();
    if (rule.then.outcome !== 'accept') decided(rule.then, inner);
    else
      rule.then.outputs.forEach(({ name, value: of }) =>
        inner.push(code`${given}.push([${name}, ${value(of, inner)}]);`),
      );
    at.push(code`if (${condition}) {\n${inner.code()}\n}`);
  }
  decided(rules.otherwise, at);
}

/** Of an output that several rules give, the first leads. */
function merged(own: readonly (readonly [string, Maybe])[], given: readonly (readonly [string, Maybe])[]): ObjectValue {
  const made: Record<string, Value> = {};
  for (const [key, of] of [...own, ...[...given].reverse()]) if (of !== undefined) setOwn(made, key, of);
  return made;
}
