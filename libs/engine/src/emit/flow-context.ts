import type { MappingIr, RulesIr, TableIr } from '../ir/definitions.js';
import type { Ir, Local } from '../ir/expression.js';
import type { Bindings, FlowIr, StepIr } from '../ir/flow.js';
import type { Block } from './block.js';
import { code, commas, type Code } from './code.js';
import { value } from './expression.js';
import type { Effects, EndScope } from './flow-scope.js';
import { hasSplit } from './flow-size.js';
import { declareFunction, type FunctionSpec } from './function.js';
import type { Unit } from './unit.js';

/** What the generated statements of one flow share. */
export class FlowContext {
  readonly flow: FlowIr;
  readonly unit: Unit;
  readonly effects: Effects;
  readonly scope: EndScope;
  /** Variables that are declared before the step that sets them: they are seen outside its block. */
  readonly #declared: Map<number, Code>;
  readonly #functions: Map<object, Code>;
  /** Locals whose values have few parts. */
  readonly #tame: Set<number>;
  /** Its functions may be called for each part of a split. */
  readonly #isRepeated: boolean;

  constructor(parts: { flow: FlowIr; unit: Unit; effects: Effects; scope: EndScope }, of?: FlowContext) {
    this.flow = parts.flow;
    this.unit = parts.unit;
    this.effects = parts.effects;
    this.scope = parts.scope;
    this.#declared = of ? of.#declared : new Map<number, Code>();
    this.#functions = of ? of.#functions : new Map<object, Code>();
    this.#tame = of ? of.#tame : new Set([parts.flow.locals.data.id, parts.flow.locals.event.id]);
    this.#isRepeated = of ? of.#isRepeated : hasSplit(parts.flow.steps);
  }

  /** The same for the steps of a scope within. */
  within(scope: EndScope): FlowContext {
    return new FlowContext({ flow: this.flow, unit: this.unit, effects: this.effects, scope }, this);
  }

  /** Declares the variable here, to be set in a block further inside. */
  declare(local: Local, at: Block): void {
    if (this.#declared.has(local.id)) return;
    const name = this.unit.names.fresh('v');
    this.#declared.set(local.id, name);
    at.push(code`let ${name};`);
    at.bind(local, name);
  }

  /** Sets the variable that a step binds. */
  store(local: Local, made: Code, at: Block): void {
    const declared = this.#declared.get(local.id);
    if (declared) at.push(code`${declared} = ${made};`);
    else at.bind(local, at.constant('v', made));
  }

  /** Notes that the values of the variable have few parts. */
  tame(local: Local): void {
    this.#tame.add(local.id);
  }

  isTame(ir: Ir): boolean {
    return ir.kind === 'local' ? this.#tame.has(ir.local.id) : ir.kind === 'get' && this.isTame(ir.of);
  }

  /** The call of a definition that has a function of its own in this program. */
  call(definition: MappingIr | RulesIr | TableIr, spec: () => FunctionSpec, given: Bindings, at: Block): Code {
    const known = this.#functions.get(definition);
    const name = known ?? declareFunction(this.unit, { ...spec(), isRepeated: this.#isRepeated }, 'assuming');
    this.#functions.set(definition, name);
    return code`${name}(${commas(given.map((binding) => value(binding.value, at)))})`;
  }
}

/** The variable that a step binds, if it binds one. */
export function boundBy(step: StepIr): Local | undefined {
  return 'as' in step && step.kind !== 'split' ? step.as : undefined;
}

/** Gives the inputs of a definition that is written out here their values. */
export function bindGiven(given: Bindings, at: Block): void {
  for (const { input, value: of } of given) {
    const made = value(of, at);
    at.bind(input, of.kind === 'local' ? made : at.constant('input', made));
  }
}
