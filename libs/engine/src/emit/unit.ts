import type { ReferenceIr, SchemaIr } from '../ir/definitions.js';
import { call } from '../operators/effort.js';
import type { OperatorContext, StrictOperator } from '../operators/operator.js';
import type { ReferenceRows } from '../reference/rows.js';
import type { TextKeys } from '../reference/text-keys.js';
import type { Host } from '../run/execution.js';
import type { Maybe } from '../values/value.js';
import { code, commas, lines, type Code } from './code.js';
import { compileFunction } from './compile.js';
import { Names } from './names.js';

/** What changes from run to run; generated code reads it, whoever calls it sets it before. */
export interface Run extends OperatorContext {
  now: string;
  host: Host | undefined;
  /** How many steps the loops of this run have taken. */
  steps: number;
}

/** What generated code is bound to when it is made. */
export interface Links {
  readonly run: Run;
  /** The rows of a table that are at hand for good; undefined: its rows are asked of the host. */
  rows(table: ReferenceIr): ReferenceRows | undefined;
  /** The keys of those rows. */
  readonly keys: TextKeys;
  /** Whether a value fits a schema. */
  validator(schema: SchemaIr): (value: Maybe) => boolean;
  /** Told whenever generated code gives up, and of what it met. */
  onFallback?(thrown: unknown): void;
}

/** The text of one program in the making: the functions that it declares and the values that they are bound to. */
export class Unit {
  readonly links: Links;
  readonly names = new Names();
  readonly #values: unknown[] = [];
  readonly #bound = new Map<unknown, Code>();
  readonly #operators = new Map<string, Code>();
  readonly #functions: Code[] = [];

  constructor(links: Links) {
    this.links = links;
  }

  /** A name for the value; one and the same for the same value. */
  bind(word: string, value: unknown): Code {
    const known = this.#bound.get(value);
    if (known) return known;
    const name = this.names.fresh(word);
    this.#bound.set(value, name);
    this.#values.push(value);
    return name;
  }

  /** A function that takes so many arguments, missing ones too, and gives them to the operator. */
  operator(operator: StrictOperator, arity: number): Code {
    const key = `${operator.name} ${arity}`;
    const known = this.#operators.get(key);
    if (known) return known;
    const name = this.bind('operator', fixedArity(operator, arity, this.links.run));
    this.#operators.set(key, name);
    return name;
  }

  declare(declaration: Code): void {
    this.#functions.push(declaration);
  }

  /** The functions declared so far. */
  text(): Code {
    return lines(this.#functions);
  }

  compile<F>(entry: Code): F {
    const values = this.names.fresh('values');
    const names = commas([...this.#bound.values()]);
    const body = code`const [${names}] = ${values};\n${this.text()}\nreturn ${entry};`;
    return compileFunction<F>(values, body, this.#values);
  }
}

function fixedArity(operator: StrictOperator, arity: number, run: Run): (...args: Maybe[]) => Maybe {
  const give = operator.seesMissing
    ? (arg: Maybe): Maybe => arg
    : (arg: Maybe): Maybe => (arg === undefined ? null : arg);
  switch (arity) {
    case 1:
      return (a) => call(operator, [give(a)], run);
    case 2:
      return (a, b) => call(operator, [give(a), give(b)], run);
    case 3:
      return (a, b, c) => call(operator, [give(a), give(b), give(c)], run);
    default:
      return (...args) => call(operator, args.map(give), run);
  }
}
