import { code, commas, joined as lines, type Code } from '../emit/code.js';
import { compileFunction } from '../emit/compile.js';
import { Names } from '../emit/names.js';
import type { IfNode, LogicNode, ReferenceNode } from '../ir/conformance.js';
import { truthy } from './coercion.js';
import { unknownOperator } from './interpret.js';
import { ITERATES, reduce } from './iterate.js';
import { readPath } from './operators/data.js';
import type { Data, Run } from './operators/operator.js';

/** A program: the value of the logic over the data. */
export type Program = (data: Data, run: Run) => Data;

const THROW_UNKNOWN = (name: string): never => {
  throw unknownOperator(name);
};

/** Translates logic to JavaScript. Every function in it takes the data of the moment, so none needs another's scope. */
export function compile(node: ReferenceNode): Program {
  const emitter = new Emitter();
  const main = emitter.lifted(code`return ${emitter.expression(node)};`);
  const body = code`${lines(emitter.functions, code`\n`)}\nreturn (d, run) => ${main}(d, run);`;
  return compileFunction<Program>(code`v`, body, emitter.values);
}

class Emitter {
  readonly functions: Code[] = [];
  readonly values: unknown[] = [];
  readonly #names = new Names();
  readonly #known = new Map<unknown, Code>();

  /** A function over the data of the moment, beside the others. */
  lifted(body: Code): Code {
    const name = this.#names.fresh('f');
    this.functions.push(code`function ${name}(d, run) { ${body} }`);
    return name;
  }

  expression(node: ReferenceNode): Code {
    if (node.kind === 'const') return this.#constant(node.value);
    return code`(run.charge(${node.cost}), ${this.#charged(node)})`;
  }

  #charged(node: Exclude<ReferenceNode, { kind: 'const' }>): Code {
    switch (node.kind) {
      case 'list':
        return this.#list(node.items);
      case 'variable':
        return this.#variable(node.path, node.fallback);
      case 'call':
        return code`${this.#value(node.operator)}(${this.#list(node.args)}, d, run)`;
      case 'and':
      case 'or':
        return code`${this.lifted(this.#decision(node))}(d, run)`;
      case 'if':
        return code`${this.lifted(this.#choice(node))}(d, run)`;
      case 'reduce':
        return code`${this.#value(reduce)}(${this.expression(node.list)}, ${this.#body(node.body)}, ${this.expression(node.initial)}, run)`;
      case 'unknown':
        return code`(${this.#list(node.args)}, ${this.#value(THROW_UNKNOWN)}(${node.name}))`;
      default:
        return code`${this.#value(ITERATES[node.kind])}(${this.expression(node.list)}, ${this.#body(node.body)}, run)`;
    }
  }

  #list(items: readonly ReferenceNode[]): Code {
    return code`[${commas(items.map((item) => this.expression(item)))}]`;
  }

  #variable(path: readonly string[], fallback: ReferenceNode | undefined): Code {
    const otherwise = fallback ? code`${this.expression(fallback)} ?? null` : code`null`;
    return code`${this.#value(readPath)}(d, ${this.#value(path)}, ${otherwise})`;
  }

  #body(body: ReferenceNode): Code {
    return code`(e) => ${this.lifted(code`return ${this.expression(body)};`)}(e, run)`;
  }

  #decision({ kind, args }: LogicNode): Code {
    const tests = args.map(
      (arg) =>
        code`x = ${this.expression(arg)}; if (${kind === 'or' ? code`` : code`!`}${this.#value(truthy)}(x)) return x;`,
    );
    return code`let x; ${lines(tests, code` `)} return x;`;
  }

  #choice({ branches, otherwise }: IfNode): Code {
    const tests = branches.map(
      ({ when, then }) => code`if (${this.#value(truthy)}(${this.expression(when)})) return ${this.expression(then)};`,
    );
    return code`${lines(tests, code` `)} return ${this.expression(otherwise)};`;
  }

  /** Whole numbers and short answers stand in the text, so that V8 sees them; all else is a value from outside. */
  #constant(value: Data): Code {
    const literal =
      typeof value === 'boolean' ||
      value === null ||
      value === undefined ||
      (Number.isSafeInteger(value) && !Object.is(value, -0));
    return literal ? code`${value as number}` : this.#value(value);
  }

  #value(value: unknown): Code {
    const known = this.#known.get(value);
    if (known) return known;
    const name = code`v[${this.values.push(value) - 1}]`;
    this.#known.set(value, name);
    return name;
  }
}
