import type { Local } from '../ir/expression.js';
import { code, commas, lines, type Code } from './code.js';
import type { Emission } from './emission.js';

/** A place in the middle of a block to which lines can still be added. */
interface Section {
  readonly lines: (Code | Section)[];
}

/** A variable in generated code: its name, and the place right after its binding. */
export interface Bound {
  readonly name: Code;
  readonly section: Section;
  /** The objects read from it on the way to fields, by path: each is read once. */
  readonly prefixes: Map<string, Code>;
}

/**
 * A block of generated statements in the making. What is computed in it is known to the blocks inside it, so the same
 * computation is written once: generated expressions are pure, equal texts mean equal values.
 */
export class Block {
  readonly emission: Emission;
  readonly #parent: Block | undefined;
  readonly #root: Section = { lines: [] };
  readonly #shared = new Map<string, Code>();
  readonly #assured = new Set<string>();
  readonly #locals = new Map<number, Bound>();
  /** Where variables for use within expressions are declared: per function, per pass of a loop. */
  readonly #frame: { readonly temporaries: Code[] };

  constructor(emission: Emission, parent?: Block, frame: 'own' | 'parent' = 'own') {
    this.emission = emission;
    this.#parent = parent;
    this.#frame = parent && frame === 'parent' ? parent.#frame : { temporaries: [] };
  }

  /** A block within this one that is not always run. */
  child(): Block {
    return new Block(this.emission, this, 'parent');
  }

  /** The body of a loop. */
  loop(): Block {
    return new Block(this.emission, this);
  }

  /** Whether this code is run more than once. */
  get isInLoop(): boolean {
    return this.#parent !== undefined && (this.#hasOwnFrame || this.#parent.isInLoop);
  }

  /** Whether it is, here or by who calls the function. What such code does must be counted. */
  get isRepeated(): boolean {
    return this.emission.isRepeated === true || this.isInLoop;
  }

  get isEmpty(): boolean {
    return this.#root.lines.length === 0;
  }

  push(line: Code): void {
    this.#root.lines.push(line);
  }

  constant(word: string, value: Code): Code {
    const name = this.emission.names.fresh(word);
    this.push(code`const ${name} = ${value};`);
    return name;
  }

  get #hasOwnFrame(): boolean {
    return this.#parent === undefined || this.#parent.#frame !== this.#frame;
  }

  /** A constant that is made once, however often it is wanted here or further inside. */
  shared(word: string, value: Code): Code {
    const text = String(value);
    const known = this.#known(text);
    if (known) return known;
    const name = this.constant(word, value);
    this.#shared.set(text, name);
    return name;
  }

  #known(text: string): Code | undefined {
    return this.#shared.get(text) ?? (this.#parent ? this.#parent.#known(text) : undefined);
  }

  /** Notes that the condition holds from here on; false where that was known. */
  assure(condition: Code): boolean {
    if (this.isAssured(condition)) return false;
    this.#assured.add(String(condition));
    return true;
  }

  isAssured(condition: Code): boolean {
    return this.#assured.has(String(condition)) || (this.#parent !== undefined && this.#parent.isAssured(condition));
  }

  /** A variable for use within expressions. */
  temporary(): Code {
    const name = this.emission.names.fresh('t');
    this.#frame.temporaries.push(name);
    return name;
  }

  /** Gives a variable its name. Two variables of one name, as the elements of nested stages, share what is read of it. */
  bind(local: Local, name: Code): void {
    const same = [...this.#locals.values()].find((bound) => bound.name === name);
    const section: Section = same?.section ?? { lines: [] };
    if (!same) this.#root.lines.push(section);
    this.#locals.set(local.id, { name, section, prefixes: same?.prefixes ?? new Map<string, Code>() });
  }

  local(local: Local): Bound {
    const bound = this.#locals.get(local.id) ?? this.#parent?.local(local);
    if (!bound) throw new Error(`\`${local.name}\` is not bound`);
    return bound;
  }

  /** The statements; with the variables of its frame where it has one of its own. */
  code(): Code {
    const written = lines(flatten(this.#root));
    const { temporaries } = this.#frame;
    return this.#hasOwnFrame && temporaries.length > 0 ? code`let ${commas(temporaries)};\n${written}` : written;
  }
}

function flatten(section: Section): Code[] {
  return section.lines.flatMap((line) => ('lines' in line ? flatten(line) : [line]));
}
