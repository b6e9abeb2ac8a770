import type { Local } from '../ir/expression.js';
import type { Maybe } from '../values/value.js';
import { Block } from './block.js';
import { code, commas, type Code } from './code.js';
import type { Leave } from './emission.js';
import { Unit, type Links } from './unit.js';

/** A function of these inputs, whose statements `body` adds to the block; they return its result. */
export interface FunctionSpec {
  readonly inputs: readonly Local[];
  /** It is called in a loop. */
  readonly isRepeated?: boolean;
  body(at: Block): void;
}

export type Compiled = (...inputs: Maybe[]) => Maybe;

/**
 * Generated functions come in two forms. The first takes for granted that the objects on the way to fields are there;
 * where one is not, it calls the general form, which is compiled when that first happens.
 */
export type Form = 'assuming' | 'general';

/** A program that consists of this function. */
export function compileSpec(spec: FunctionSpec, links: Links, form: Form = 'assuming'): Compiled {
  const unit = new Unit(links);
  return unit.compile(declareFunction(unit, spec, form));
}

/** Adds the function to the program; answers its name. */
export function declareFunction(unit: Unit, spec: FunctionSpec, form: Form): Code {
  const { names } = unit;
  const [name, parameters] = [names.fresh('f'), spec.inputs.map(() => names.fresh('input'))];
  const general = unit.bind('general', generalForm(spec, unit.links));
  const statement = code`return ${general}(${commas(parameters)});`;
  const leave: Leave | undefined = form === 'assuming' ? { statement, isCaught: false } : undefined;
  const at = new Block({ unit, names, leave, isRepeated: spec.isRepeated === true });
  spec.inputs.forEach((input, index) => at.bind(input, parameters[index]!));
  spec.body(at);
  const body = leave?.isCaught ? caught(at.code(), statement, names.fresh('thrown')) : at.code();
  unit.declare(code`function ${name}(${commas(parameters)}) {\n${body}\n}`);
  return name;
}

function caught(body: Code, leave: Code, thrown: Code): Code {
  return code`try {\n${body}\n} catch (${thrown}) {\nif (!(${thrown} instanceof TypeError)) throw ${thrown};\n${leave}\n}`;
}

function generalForm(spec: FunctionSpec, links: Links): Compiled {
  let general: Compiled | undefined;
  return (...inputs) => (general ??= compileSpec(spec, links, 'general'))(...inputs);
}
